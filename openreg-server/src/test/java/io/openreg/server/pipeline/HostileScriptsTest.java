package io.openreg.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.identity.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that means harm, in real worker processes: each ends with a clear word, and the next run succeeds. */
class HostileScriptsTest {
  @RegisterExtension
  static final Workers WORKERS = new Workers(2);

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  /** The way past the guard of imports: it helps the user, the interpreter itself is what is closed. */
  private static final String REACH = "reach = lambda name: __import__(name, {})\nlog('here')\n";

  private static final TenantId OTHER_BANK =
      new TenantId(UUID.fromString("0195fae2-0000-7000-8000-00000000000b"));

  private final HeardWords heard = new HeardWords();
  private final Path directory;

  HostileScriptsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void the_next_run_succeeds() throws Exception {
    assertThat(written("result = [{'a': 1}]", new HeardWords())).isEqualTo("a\n1\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      open('/etc/passwd')                                           | PermissionError: open() is not available
      reach('io').open('/etc/passwd')                               | PermissionError
      reach('os').open('/etc/passwd', 0)                            | PermissionError
      reach('pathlib').Path('/tmp/x').write_text('x')               | PermissionError
      reach('os').listdir('/')                                      | PermissionError
      reach('os').system('id')                                      | Process creation is not allowed
      reach('os').fork()                                            | Error
      reach('os').kill(1, 9)                                        | Error
      reach('subprocess').run(['id'])                               | Error
      reach('multiprocessing').Process(target=print).start()        | Error
      reach('_thread').start_new_thread(print, ('x',))              | Creating threads is not allowed
      reach('threading').Thread(target=print).start()               | threads is not allowed
      reach('socket').create_connection(('127.0.0.1', 80), 2)       | Error
      reach('ctypes').CDLL(None)                                    | ImportError
      reach('_testcapi')                                            | native access is not allowed
      reach('signal').raise_signal(9)                               | Error
      reach('java').type('java.lang.System').exit(1)                | access has been denied
      reach('polyglot').eval(language='js', string='1')             | polyglot access is not allowed
      import os                                                     | os is not available
      import socket                                                 | socket is not available
      import subprocess                                             | subprocess is not available
      import threading                                              | threading is not available
      import ctypes                                                 | ctypes is not available
      import java                                                   | java is not available
      import polyglot                                               | polyglot is not available
      exec('import os')                                             | os is not available
      eval('reach("os").listdir("/")')                              | PermissionError
      exec(compile('1/0', '/etc/x', 'exec'), {})                    | ZeroDivisionError
      reach('sys').exit(3)                                          | SystemExit: 3
      reach('os')._exit(3)                                          | SystemExit: 3
      exit()                                                        | SystemExit
      reach('sys')._getframe().f_back.f_locals['self']._host.fetch(-1) | SystemError
      reach('sys')._getframe().f_back.f_locals['self']._host.deliver(1) | SystemError
      reach('decimal').getcontext().prec = 10**9; 1 / reach('decimal').Decimal(3) | Error
      raise ValueError('\\x00 and \\ud800')                         | ValueError: \uFFFD and \uFFFD
      raise ValueError('x' * 10**7)                                 | ValueError: xxx
      """)
  void what_reaches_for_the_world_finds_it_closed_and_reads_why_with_its_own_line(
      String code, String words) throws Exception {
    RunFailure failure = failure(start(REACH + code + "\nresult = []", heard));

    assertThat(failure.code()).isEqualTo(FailureCode.CODE_EXECUTION_ERROR);
    assertThat(failure.getMessage())
        .contains(words)
        .contains("line 3")
        .hasSizeLessThan(6000)
        .doesNotContainIgnoringCase("graal")
        .doesNotContain("Context.Builder", "openreg", directory.toString())
        .doesNotContainPattern("java\\.\\w+\\.\\w*(Exception|Error)");
    assertThat(heard.lines()).contains("info here");
    assertThat(left()).isEmpty();
  }

  @Test
  void a_walk_over_all_classes_finds_none_that_leads_out() throws Exception {
    assertThat(written(REACH + """
        found = []
        def walk(c):
            for sub in type.__subclasses__(c):
                if sub not in found:
                    found.append(sub)
                    walk(sub)
        walk(object)
        ways = [c for c in found if c.__name__ in ("Popen", "socket", "CDLL", "JavaClass", "HostObject")]
        for c in found:
            try:
                ways += [c] if c("id").__class__.__module__ in ("subprocess", "socket", "java") else []
            except BaseException:
                pass
        result = [{"found": len(found) > 100, "ways": len(ways)}]
        """, heard)).isEqualTo("found,ways\ntrue,0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f(n): return f(n + 1)\nf(0)",
        "def f(n): return f(n + 1)\nreach('sys').setrecursionlimit(10**9)\nf(0)",
        "d = {}\nd['a'] = d\nresult = [d]",
        "d = []\nfor _ in range(100_000): d = [d]\nresult = [{'a': d}]",
      })
  void depth_without_end_is_an_error_of_the_code(String code) throws Exception {
    assertThat(failure(start(REACH + code, heard)))
        .hasMessageContaining("RecursionError")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(6000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "builtins = reach('builtins')\nfor name in ('isinstance', 'type', 'len', 'iter', 'map', 'list', 'str', 'zip'):\n    setattr(builtins, name, None)",
        "reach('sys').stdout = None",
        "reach('sys').modules.clear()",
        "reach('builtins').__import__ = None",
      })
  void code_that_breaks_its_own_interpreter_harms_itself_alone(String code) throws Exception {
    try {
      start(REACH + code + "\nresult = [{'a': 1}]", heard).result().get(1, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      assertThat(e.getCause())
          .isInstanceOfSatisfying(RunFailure.class, failure -> assertThat(failure.code())
              .isEqualTo(FailureCode.CODE_EXECUTION_ERROR));
    }
    assertThat(WORKERS.pool().state().isReady()).isTrue();
  }

  @Test
  void what_never_ends_is_ended_at_its_limit_and_says_which() throws Exception {
    List<String> endless = List.of(
        "while True: pass",
        "9**9**9",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "import time\ntime.sleep(10**6)",
        "import re\nre.match(r'(a|aa)+\\1$', 'a' * 60 + 'b')",
        "while True: print('x' * 10_000)",
        "while True: print('x', end='')",
        "while True: log('x' * 10_000)",
        "def transform(db, mappings, params):\n    while True: yield {'a': 'x' * 1000}");
    List<Production> running = new ArrayList<>();
    for (int i = 0; i < endless.size(); i++) {
      Path own = Files.createDirectory(directory.resolve("run-" + i));
      running.add(WORKERS
          .productions()
          .start(
              Specs.in(own)
                  .source(null)
                  .code(endless.get(i))
                  .within(Duration.ofSeconds(3))
                  .spec(),
              new HeardWords()));
    }

    for (int i = 0; i < endless.size(); i++) {
      RunFailure failure = failure(running.get(i));
      assertThat(failure.code()).as(endless.get(i)).isEqualTo(FailureCode.WORKFLOW_TIMEOUT);
      assertThat(failure.getMessage()).contains("3 s", "timeout_seconds");
      assertThat(directory.resolve("run-" + i)).isEmptyDirectory();
      Files.delete(directory.resolve("run-" + i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = []\nwhile True: x.append('y' * 1_000_000)",
        "x = [[]]\nwhile True: x = [x, list(x), list(x)] * 100",
        "result = [{'a': 'x' * 1_000_000_000}]",
      })
  void what_fills_the_memory_reads_how_much_it_had_and_which_setting_gives_more(String code)
      throws Exception {
    RunFailure failure = failure(start(code, heard));

    assertThat(failure.code()).isEqualTo(FailureCode.WORKER_LOST);
    assertThat(failure.getMessage()).contains("memory", Workers.HEAP, "OPENREG_WORKER_HEAP");
    assertThat(left()).isEmpty();
  }

  @Test
  void a_flood_of_words_is_cut_and_its_run_goes_on() throws Exception {
    assertThat(written(
            "for i in range(50_000): print('x' * 5_000)\nlog('y' * 10**7)\nresult = [{'a': 1}]",
            heard))
        .isEqualTo("a\n1\n");

    assertThat(heard.lines()).anyMatch(line -> line.contains("left out"));
    assertThat(heard.lines().stream().mapToLong(String::length).sum()).isLessThan(5_000_000);
  }

  @Test
  void nothing_remains_for_the_next_run_of_the_same_tenant_or_of_another() throws Exception {
    String leave = REACH + """
        reach('builtins').left = 'behind'
        reach('builtins').len = lambda x: 42
        reach('sys').modules['left'] = log
        reach('json').left = 'behind'
        reach('sys').setrecursionlimit(50_000)
        reach('decimal').getcontext().prec = 3
        reach('os').environ['left'] = 'behind'
        result = [{'a': 1}]
        """;
    String look = REACH + """
        found = [hasattr(reach('builtins'), 'left'), len([1]) == 42, 'left' in reach('sys').modules,
                 hasattr(reach('json'), 'left'), reach('sys').getrecursionlimit() == 50_000,
                 reach('decimal').getcontext().prec == 3, 'left' in reach('os').environ]
        result = [{'found': sum(found)}]
        """;
    Specs of = Specs.in(directory).source(null);

    for (TenantId next : List.of(of.tenant(), OTHER_BANK)) {
      written(leave, heard);
      written(leave, heard);
      Produced produced = WORKERS
          .productions()
          .start(of.of(next).code(look).spec(), heard)
          .result()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(produced.files().get(0).path()).hasContent("found\n0\n");
      Files.delete(produced.files().get(0).path());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void processes_that_are_killed_fail_their_run_and_are_replaced() throws Exception {
    long before = WORKERS.pool().state().restarts();
    Production production = start("log('here')\nwhile True: pass", heard);
    await().atMost(PATIENCE).until(() -> heard.lines().contains("info here"));

    List<ProcessHandle> killed = WORKERS.processes();
    assertThat(killed).hasSizeGreaterThanOrEqualTo(3);
    killed.forEach(ProcessHandle::destroyForcibly);

    RunFailure failure = failure(production);
    assertThat(failure.code()).isEqualTo(FailureCode.WORKER_LOST);
    assertThat(failure.getMessage()).contains("killed", "status 137", "memory");
    await().atMost(PATIENCE).until(() -> WORKERS.pool().state().isReady());
    assertThat(WORKERS.pool().state().restarts()).isGreaterThan(before);
  }

  private Production start(String code, HeardWords listener) {
    return WORKERS
        .productions()
        .start(Specs.in(directory).source(null).code(code).spec(), listener);
  }

  /** The content of the run's only file, which is deleted. */
  private String written(String code, HeardWords listener) throws Exception {
    Produced produced = start(code, listener).result().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    Path file = produced.files().get(0).path();
    String content = Files.readString(file);
    Files.delete(file);
    return content;
  }

  private static RunFailure failure(Production production) throws Exception {
    try {
      Produced produced = production.result().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("The run gave " + produced);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RunFailure failure) {
        return failure;
      }
      throw e;
    }
  }

  private List<Path> left() throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }
}

package io.openreg.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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
  private int runs;

  HostileScriptsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void the_next_run_succeeds() throws Exception {
    assertThat(start("result = [{'a': 1}]").written()).isEqualTo("a\n1\n");
  }

  @Test
  void what_reaches_for_the_world_finds_it_closed_and_reads_why_with_its_own_line()
      throws Exception {
    List<Started> all = startAll("""
        open('/etc/passwd')                                           | PermissionError: open() is not available
        reach('io').open('/etc/passwd')                               | PermissionError
        reach('os').open('/etc/passwd', 0)                            | PermissionError
        reach('pathlib').Path('/tmp/x').write_text('x')               | PermissionError
        reach('os').listdir('/')                                      | PermissionError
        reach('os').fork()                                            | Error
        reach('os').kill(1, 9)                                        | Error
        reach('subprocess').run(['id'])                               | Error
        reach('ctypes').CDLL(None)                                    | ImportError
        reach('_testcapi')                                            | native access is not allowed
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
        exit()                                                        | NameError: name 'exit' is not defined
        raise ValueError('\\x00 and \\ud800')                         | ValueError: \uFFFD and \uFFFD
        raise ValueError('x' * 10**7)                                 | ValueError: xxx
        """);

    assertAll(all, failure -> assertThat(failure.getMessage()).contains("line 3"));
  }

  /** Past Python's own exceptions, and so without a line. */
  @Test
  void what_ends_the_interpreter_itself_is_told_in_words_of_python() throws Exception {
    List<Started> all = startAll("""
        reach('os').system('id')                                      | SystemError: the interpreter has no way to do this: Process creation is not allowed
        reach('multiprocessing').Process(target=print).start()        | SystemError: the interpreter has no way to do this
        reach('_thread').start_new_thread(print, ('x',))              | SystemError: the interpreter has no way to do this: Creating threads is not allowed
        reach('threading').Thread(target=print).start()               | SystemError: the interpreter has no way to do this: Creating threads is not allowed
        reach('socket').create_connection(('127.0.0.1', 80), 2)       | SystemError: the interpreter has no way to do this: getaddrinfo was excluded
        reach('signal').raise_signal(9)                               | SystemError: the interpreter has no way to do this: Unhandled signal: SIGKILL
        reach('os')._exit(3)                                          | SystemExit: 3
        reach('sys')._getframe().f_back.f_locals['self']._host.fetch(-1) | SystemError: the code has called what is not meant for it
        reach('sys')._getframe().f_back.f_locals['self']._host.deliver(1) | SystemError: the code has called what is not meant for it
        reach('decimal').getcontext().prec = 10**9; 1 / reach('decimal').Decimal(3) | SystemError: the interpreter has no way to do this
        """);

    assertAll(all, failure -> {});
  }

  @Test
  void a_walk_over_all_classes_meets_the_same_closed_doors() throws Exception {
    assertThat(start("""
        found = []
        def walk(c):
            for sub in type.__subclasses__(c):
                if sub not in found:
                    found.append(sub)
                    walk(sub)
        walk(().__class__.__base__)
        ways = {}
        for c in found:
            names = getattr(getattr(c, "__init__", None), "__globals__", {})
            for name in ("os", "sys", "io", "builtins", "__builtins__", "subprocess", "socket"):
                if names.get(name) is not None:
                    ways[id(names[name])] = names[name]
        opened = []
        for way in ways.values():
            for attempt in (
                lambda: way.listdir("/"),
                lambda: way.open("/etc/passwd"),
                lambda: way["open"]("/etc/passwd"),
                lambda: way.modules["os"].listdir("/"),
                lambda: way.modules["builtins"].open("/etc/passwd"),
            ):
                try:
                    opened.append(attempt())
                except Exception:
                    pass
        result = [{"found": len(found) > 100, "ways": len(ways) > 0, "opened": len(opened)}]
        """).written()).isEqualTo("found,ways,opened\ntrue,true,0\n");
  }

  @Test
  void depth_without_end_is_an_error_of_the_code() throws Exception {
    List<Started> all = startAll(List.of(
        "def f(n): return f(n + 1)\nf(0)",
        REACH + "def f(n): return f(n + 1)\nreach('sys').setrecursionlimit(10**9)\nf(0)",
        "d = {}\nd['a'] = d\nresult = [d]",
        "d = []\nfor _ in range(100_000): d = [d]\nresult = [{'a': d}]"));

    for (Started each : all) {
      assertThat(each.failure())
          .as(each.code())
          .hasMessageContaining("RecursionError")
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(6000));
    }
  }

  @Test
  void code_that_breaks_its_own_interpreter_harms_itself_alone() throws Exception {
    List<Started> all = startAll(List.of(
        REACH + """
            builtins = reach('builtins')
            for name in ('isinstance', 'type', 'len', 'iter', 'map', 'list', 'str', 'zip'):
                setattr(builtins, name, None)
            result = [{'a': 1}]
            """,
        REACH + "reach('builtins').len = lambda x: 42\n1 / 0",
        REACH + "reach('sys').stdout = None\nresult = [{'a': 1}]",
        REACH + "reach('sys').modules.clear()\nresult = [{'a': 1}]",
        REACH + "reach('builtins').__import__ = None\nresult = [{'a': 1}]"));

    for (Started each : all) {
      try {
        assertThat(each.written()).as(each.code()).isEqualTo("a\n1\n");
      } catch (ExecutionException e) {
        assertThat(each.failure().code())
            .as(each.code())
            .isEqualTo(FailureCode.CODE_EXECUTION_ERROR);
        assertLegible(each.failure());
      }
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
    List<Started> all = new ArrayList<>();
    for (String code : endless) {
      all.add(start(code, specs -> specs.within(Duration.ofSeconds(1))));
    }

    for (Started each : all) {
      RunFailure failure = each.failure();
      assertThat(failure.code()).as(each.code()).isEqualTo(FailureCode.WORKFLOW_TIMEOUT);
      assertThat(failure.getMessage()).contains("1 s", "timeout_seconds");
      assertThat(each.directory()).isEmptyDirectory();
    }
  }

  @Test
  void what_fills_the_memory_reads_how_much_it_had_and_which_setting_gives_more() throws Exception {
    List<Started> all = startAll(List.of(
        "x = []\nwhile True: x.append('y' * 1_000_000)",
        "x = [[]]\nwhile True: x = [x, list(x), list(x)] * 100",
        "result = [{'a': 'x' * 1_000_000_000}]"));

    for (Started each : all) {
      RunFailure failure = each.failure();
      assertThat(failure.code()).as(each.code()).isEqualTo(FailureCode.WORKER_LOST);
      assertThat(failure.getMessage()).contains("memory", Workers.HEAP, "OPENREG_WORKER_HEAP");
      assertThat(each.directory()).isEmptyDirectory();
    }
  }

  @Test
  void a_flood_of_words_is_cut_and_its_run_goes_on() throws Exception {
    assertThat(start(
                "for i in range(12_000): print('x' * 5_000)\nlog('y' * 10**7)\nresult = [{'a': 1}]")
            .written())
        .isEqualTo("a\n1\n");

    assertThat(heard.lines()).anyMatch(line -> line.contains("left out"));
    assertThat(heard.lines().stream().mapToLong(String::length).sum()).isLessThan(5_000_000);
  }

  @Test
  void nothing_remains_for_the_next_run_of_the_same_tenant_or_of_another() throws Exception {
    String leave = REACH + """
        reach('builtins').left = 'behind'
        reach('builtins').divmod = None
        reach('sys').modules['left'] = log
        reach('json').left = 'behind'
        reach('sys').setrecursionlimit(50_000)
        reach('decimal').getcontext().prec = 3
        reach('os').environ['left'] = 'behind'
        result = [{'a': 1}]
        """;
    String look = REACH + """
        found = [hasattr(reach('builtins'), 'left'), divmod is None, 'left' in reach('sys').modules,
                 hasattr(reach('json'), 'left'), reach('sys').getrecursionlimit() == 50_000,
                 reach('decimal').getcontext().prec == 3, 'left' in reach('os').environ]
        result = [{'found': sum(found)}]
        """;

    // As many at once as there are processes: each of them is one that was left in disorder.
    for (Started each : startAll(List.of(leave, leave))) {
      assertThat(each.written()).isEqualTo("a\n1\n");
    }
    for (Started each : startAll(List.of(look, look))) {
      assertThat(each.written()).isEqualTo("found\n0\n");
    }
    assertThat(start(look, specs -> specs.of(OTHER_BANK)).written()).isEqualTo("found\n0\n");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void processes_that_are_killed_fail_their_run_and_are_replaced() throws Exception {
    long before = WORKERS.pool().state().restarts();
    Started started = start("log('here')\nwhile True: pass");
    await().atMost(PATIENCE).until(() -> heard.lines().contains("info here"));

    List<ProcessHandle> killed = WORKERS.processes();
    assertThat(killed).hasSizeGreaterThanOrEqualTo(3);
    killed.forEach(ProcessHandle::destroyForcibly);

    RunFailure failure = started.failure();
    assertThat(failure.code()).isEqualTo(FailureCode.WORKER_LOST);
    assertThat(failure.getMessage()).contains("killed", "status 137", "memory");
    await().atMost(PATIENCE).until(() -> WORKERS.pool().state().isReady());
    assertThat(WORKERS.pool().state().restarts()).isGreaterThan(before);
  }

  /** Each line of the table is code, and words of the failure that it ends with. */
  private List<Started> startAll(String table) throws IOException {
    List<Started> all = new ArrayList<>();
    for (String line : table.lines().toList()) {
      int bar = line.lastIndexOf('|');
      String code = REACH + line.substring(0, bar).strip() + "\nresult = []";
      all.add(start(code, specs -> specs).expecting(line.substring(bar + 1).strip()));
    }
    return all;
  }

  private List<Started> startAll(List<String> codes) throws IOException {
    List<Started> all = new ArrayList<>();
    for (String code : codes) {
      all.add(start(code));
    }
    return all;
  }

  private Started start(String code) throws IOException {
    return start(code, specs -> specs);
  }

  private Started start(String code, UnaryOperator<Specs> change) throws IOException {
    Path own = Files.createDirectory(directory.resolve("run-" + runs++));
    Specs specs = change.apply(Specs.in(own).source(null).code(code));
    return new Started(code, "", own, WORKERS.productions().start(specs.spec(), heard));
  }

  private void assertAll(List<Started> all, Consumer<RunFailure> more) {
    assertSoftly(softly -> all.forEach(each -> softly
        .assertThatCode(() -> {
          RunFailure failure = each.failure();
          assertThat(failure.code()).isEqualTo(FailureCode.CODE_EXECUTION_ERROR);
          assertThat(failure.getMessage()).contains(each.words());
          assertLegible(failure);
          more.accept(failure);
          assertThat(each.directory()).isEmptyDirectory();
        })
        .as(each.code())
        .doesNotThrowAnyException()));
    assertThat(heard.lines()).filteredOn("info here"::equals).hasSameSizeAs(all);
  }

  /** For the owner of the code: something, not too much, and nothing of what the interpreter is made of. */
  private void assertLegible(RunFailure failure) {
    assertThat(failure.getMessage())
        .isNotBlank()
        .hasSizeLessThan(6000)
        .doesNotContainIgnoringCase("graal")
        .doesNotContainIgnoringCase("truffle")
        .doesNotContain("Context.Builder", "openreg", "BigInteger", directory.toString())
        .doesNotContainPattern("(java|com)\\.\\w+\\.[\\w.]*(Exception|Error)");
  }

  private record Started(String code, String words, Path directory, Production production) {
    Started expecting(String value) {
      return new Started(code, value, directory, production);
    }

    /** The content of the run's only file. */
    String written() throws Exception {
      Produced produced = production.result().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return Files.readString(produced.files().get(0).path());
    }

    RunFailure failure() throws Exception {
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
  }
}

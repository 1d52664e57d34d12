package io.openreg.server.platform.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.workers.WorkFailed.Reason;
import io.openreg.server.platform.workers.WorkRequest.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerPoolTest {
  private static final TenantId BANK =
      new TenantId(UUID.fromString("00000000-0000-7000-8000-00000000000a"));
  private static final TenantId OTHER_BANK =
      new TenantId(UUID.fromString("00000000-0000-7000-8000-00000000000b"));
  private static final Duration LONG = Duration.ofMinutes(1);

  private Path directory;
  private WorkerPool pool;
  private Set<ProcessHandle> ofOtherTests;

  @BeforeEach
  void start(@TempDir Path parent) {
    directory = parent;
    ofOtherTests = ProcessHandle.current().descendants().collect(Collectors.toSet());
    pool = started(config());
  }

  @AfterEach
  void stop() throws InterruptedException {
    pool.stop();
  }

  private WorkerPoolConfig config() {
    return WorkerPoolConfig.defaults(PracticeWorker.class.getName(), directory)
        .withWorkers(1)
        .withHeap("64m");
  }

  private static WorkerPool started(WorkerPoolConfig config) {
    WorkerPool pool = new WorkerPool(config);
    pool.start();
    await().until(() -> pool.state().isReady());
    return pool;
  }

  private WorkerPool instead(WorkerPoolConfig config) throws InterruptedException {
    pool.stop();
    pool = started(config);
    return pool;
  }

  @Test
  void a_result_comes_back_as_it_was_given() throws InterruptedException {
    byte[] anything = new byte[1 << 20];
    anything[17] = -1;

    assertThat(run(BANK, "echo", anything).await()).isEqualTo(anything);
  }

  @Test
  void one_process_of_each_kind_is_enough_to_begin_with() throws InterruptedException {
    pool.stop();
    pool = new WorkerPool(config().withWorkers(3));
    pool.startFew();
    await().until(() -> pool.state().isReady());
    assertThat(pool.state().alive()).isEqualTo(1);
    assertThat(run(BANK, "echo", bytes("already")).await()).isEqualTo(bytes("already"));

    pool.start();

    await().until(() -> pool.state().alive() == 3);
  }

  @Test
  void a_listener_hears_everything_in_order_and_before_the_result() throws InterruptedException {
    List<String> heard = new CopyOnWriteArrayList<>();

    pool.submit(
            request(Kind.RUN, BANK, "say", bytes("to be or not"), LONG),
            (type, body) -> heard.add(type + " " + text(body)))
        .await();

    assertThat(heard).containsExactly("word to", "word be", "word or", "word not");
  }

  @Test
  void what_a_worker_prints_never_mixes_with_its_frames() throws InterruptedException {
    assertThat(run(BANK, "print", bytes("just a line")).await()).isEqualTo(bytes("just a line"));
  }

  @Test
  void an_exception_fails_the_work_and_the_worker_goes_on() throws InterruptedException {
    String before = pid(BANK);

    assertFails(run(BANK, "throw", bytes("no such table")), Reason.FAILED, "no such table");

    assertThat(pid(BANK)).isEqualTo(before);
  }

  @Test
  void a_worker_that_ends_fails_its_work_and_is_replaced() throws InterruptedException {
    String before = pid(BANK);

    assertFails(run(BANK, "exit", bytes("42")), Reason.CRASHED, "status 42");

    assertThat(pid(BANK)).isNotEqualTo(before);
    assertThat(pool.state().restarts()).isEqualTo(1);
  }

  @Test
  void a_worker_that_is_killed_from_outside_fails_its_work_with_what_may_have_killed_it()
      throws InterruptedException {
    ProcessHandle worker = ProcessHandle.of(Long.parseLong(pid(BANK))).orElseThrow();
    Begun work = begun("for-ever", LONG);

    worker.destroyForcibly();

    assertFails(work.work(), Reason.CRASHED, "killed", "memory", "OPENREG_WORKER_HEAP");
    assertThat(run(BANK, "echo", bytes("next")).await()).isEqualTo(bytes("next"));
    assertThat(pool.state().restarts()).isEqualTo(1);
  }

  @Test
  void a_worker_out_of_memory_fails_its_work_with_the_limit_and_is_replaced()
      throws InterruptedException {
    assertFails(
        run(BANK, "fill-memory", new byte[0]), Reason.OUT_OF_MEMORY, "64m", "OPENREG_WORKER_HEAP");

    assertThat(run(BANK, "echo", bytes("next")).await()).isEqualTo(bytes("next"));
  }

  @Test
  void a_cancelled_work_may_end_by_itself() throws InterruptedException {
    Begun work = begun("until-cancelled", LONG);

    work.work().cancel();

    assertFails(work.work(), Reason.CANCELLED, "cancelled");
  }

  @Test
  void a_cancelled_work_that_does_not_end_is_ended_within_a_second() throws InterruptedException {
    Begun work = begun("for-ever", LONG);
    Instant asked = Instant.now();

    work.work().cancel();

    assertFails(work.work(), Reason.CANCELLED, "cancelled");
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
    assertThat(pool.state().restarts()).isZero();
    assertThat(run(BANK, "echo", bytes("next")).await()).isEqualTo(bytes("next"));
  }

  @Test
  void a_work_that_waits_can_be_cancelled() throws InterruptedException {
    Begun first = begun("until-cancelled", LONG);
    Work second = run(BANK, "echo", new byte[0]);

    second.cancel();

    assertFails(second, Reason.CANCELLED, "cancelled");
    assertThat(first.work().result()).isNotDone();
  }

  @Test
  void a_work_over_its_time_is_ended() throws InterruptedException {
    Begun work = begun("for-ever", Duration.ofMillis(300));

    assertFails(work.work(), Reason.TIMED_OUT, "300 ms");
  }

  @Test
  void two_tenants_never_meet_in_a_process() throws InterruptedException {
    String first = pid(BANK);
    String second = pid(OTHER_BANK);
    String third = pid(BANK);

    assertThat(first).isNotEqualTo(second);
    assertThat(third).isNotIn(first, second);
  }

  @Test
  void a_tenant_meets_its_own_process_again() throws InterruptedException {
    instead(config().withWorkers(2));
    String ofTheBank = pid(BANK);
    String ofTheOther = pid(OTHER_BANK);

    assertThat(pid(BANK)).isEqualTo(ofTheBank);
    assertThat(pid(OTHER_BANK)).isEqualTo(ofTheOther);
  }

  @Test
  void work_without_user_code_belongs_to_nobody() throws InterruptedException {
    String before = pid(BANK);

    assertThat(pid(null)).isEqualTo(before);
  }

  @Test
  void a_process_is_replaced_after_so_many_works() throws InterruptedException {
    instead(config().withRecycleAfter(2));

    String first = pid(BANK);
    assertThat(pid(BANK)).isEqualTo(first);
    assertThat(pid(BANK)).isNotEqualTo(first);
  }

  @Test
  void runs_that_fill_all_workers_leave_checks_alone() throws InterruptedException {
    begun("for-ever", LONG);
    run(BANK, "echo", new byte[0]);
    Instant asked = Instant.now();

    check("echo", bytes("x = 1")).await();

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
    assertThat(pool.state().busy()).isEqualTo(1);
    assertThat(pool.state().queued()).isEqualTo(1);
  }

  @Test
  void a_check_that_waits_too_long_is_refused() throws InterruptedException {
    instead(config().withCheckQueue(Duration.ofMillis(200)));
    Work first = check("for-ever", new byte[0]);

    assertFails(check("echo", new byte[0]), Reason.BUSY, "Try again");

    assertThat(first.result()).isNotDone();
  }

  @Test
  void a_worker_knows_nothing_of_the_server_but_its_class_path() throws InterruptedException {
    String seen = text(run(BANK, "look-around", new byte[0]).await());

    assertThat(seen)
        .contains("env-size=0")
        .contains("user.timezone=UTC")
        .contains("file.encoding=UTF-8");
    assertThat(seen.lines().filter(line -> line.startsWith("directory=")).toList())
        .singleElement()
        .asString()
        .startsWith("directory=" + directory);
  }

  @Test
  void a_frame_above_the_maximum_fails_its_work_alone() throws InterruptedException {
    instead(new WorkerPoolConfig(
        PracticeWorker.class.getName(),
        1,
        "64m",
        directory,
        25,
        LONG,
        Duration.ofMillis(500),
        4096));

    assertFails(run(BANK, "echo", new byte[5000]), Reason.FAILED, "5005 bytes", "4096");

    assertThat(run(BANK, "echo", bytes("next")).await()).isEqualTo(bytes("next"));
  }

  @Test
  void draining_waits_for_what_is_at_work_and_takes_nothing_new() throws InterruptedException {
    Begun work = begun("until-cancelled", LONG);

    assertThat(pool.drain(Duration.ofMillis(50))).isFalse();
    assertFails(run(BANK, "echo", new byte[0]), Reason.STOPPING, "stopping");

    work.work().cancel();
    assertThat(pool.drain(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void stopping_ends_the_processes_and_removes_their_directories() throws InterruptedException {
    Begun work = begun("for-ever", LONG);
    List<ProcessHandle> children = ProcessHandle.current()
        .descendants()
        .filter(child -> !ofOtherTests.contains(child))
        .toList();

    pool.stop();

    assertFails(work.work(), Reason.STOPPING, "stopping");
    assertThat(children).hasSize(3);
    await().untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    await().untilAsserted(() -> assertThat(directory).isEmptyDirectory());
  }

  private record Begun(Work work) {}

  /** A run that is known to be in its handler. */
  private Begun begun(String type, Duration timeout) throws InterruptedException {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Work work = pool.submit(
        request(Kind.RUN, BANK, type, new byte[0], timeout), (frame, body) -> heard.add(frame));
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("begun");
    return new Begun(work);
  }

  private String pid(@Nullable TenantId tenant) throws InterruptedException {
    return text(run(tenant, "pid", new byte[0]).await());
  }

  private Work run(@Nullable TenantId tenant, String type, byte[] body) {
    return pool.submit(request(Kind.RUN, tenant, type, body, LONG), WorkListener.NONE);
  }

  private Work check(String type, byte[] body) {
    return pool.submit(request(Kind.CHECK, null, type, body, LONG), WorkListener.NONE);
  }

  private static WorkRequest request(
      Kind kind, @Nullable TenantId tenant, String type, byte[] body, Duration timeout) {
    return new WorkRequest(kind, tenant, type, body, timeout);
  }

  private static void assertFails(Work work, Reason reason, String... message) {
    assertThatExceptionOfType(WorkFailed.class)
        .isThrownBy(work::await)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> assertThat(e.getMessage()).contains(message));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }
}

package io.openreg.client;

import static io.openreg.client.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.client.reports.ReportQuery;
import io.openreg.client.runs.LogQuery;
import io.openreg.client.runs.RunQuery;
import io.openreg.model.report.Report;
import io.openreg.model.run.RunLogLine;
import io.openreg.model.run.RunSummary;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PagesTest {
  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  @Test
  void nothing_is_asked_before_the_first_element_is() {
    PagedIterable<RunSummary> runs = server.client().runs().list(RunQuery.all());
    Iterator<RunSummary> iterator = runs.iterator();
    assertThat(server.requestCount()).isZero();
    server.answers(json(Samples.page(2, 0, 1, run(1))));

    assertThat(iterator.next().id()).isEqualTo(id(1));
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void a_counted_list_ends_at_its_total() throws InterruptedException {
    server.answers(
        json(Samples.page(3, 0, 2, run(3), run(2))), json(Samples.page(3, 2, 2, run(1))));

    assertThat(server.client().runs().list(RunQuery.builder().pageSize(2).build()))
        .extracting(RunSummary::id)
        .containsExactly(id(3), id(2), id(1));
    assertThat(server.request().getTarget()).contains("skip=0").contains("limit=2");
    assertThat(server.request().getTarget()).contains("skip=2");
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  void a_page_in_the_middle_that_is_empty_or_short_is_not_the_end() {
    server.answers(
        json(Samples.page(6, 0, 2, run(6), run(5))),
        json(Samples.page(6, 2, 2)),
        json(Samples.page(6, 4, 2, run(2))),
        json(Samples.page(6, 5, 2, run(1))));

    assertThat(server.client().runs().list(RunQuery.builder().pageSize(2).build()))
        .extracting(RunSummary::id)
        .containsExactly(id(6), id(5), id(2), id(1));
  }

  @Test
  void a_limit_that_the_server_lowers_loses_nothing() throws InterruptedException {
    server.answers(
        json(Samples.page(3, 0, 1, run(3))),
        json(Samples.page(3, 1, 1, run(2))),
        json(Samples.page(3, 2, 1, run(1))));

    assertThat(server.client().runs().list(RunQuery.builder().pageSize(5000).build()))
        .hasSize(3);
    assertThat(server.request().getTarget()).contains("limit=5000");
    assertThat(server.request().getTarget()).contains("skip=1");
  }

  @Test
  void what_is_created_while_reading_stays_out_and_nothing_shows_twice()
      throws InterruptedException {
    server.answers(
        json(Samples.page(3, 0, 2, run(3), run(2))),
        // Another run came in front, and this server ignores the upper bound: run 2 slid onto this
        // page.
        json(Samples.page(4, 2, 2, run(2), run(1))));

    assertThat(server.client().runs().list(RunQuery.builder().pageSize(2).build()))
        .extracting(RunSummary::id)
        .containsExactly(id(3), id(2), id(1));
    assertThat(server.request().getTarget()).doesNotContain("to_date");
    // Just after the newest run of the first page.
    assertThat(server.request().getTarget()).contains("to_date=2024-01-20T00%3A00%3A03.000001Z");
  }

  @Test
  void every_iteration_asks_anew() {
    server.answers(
        json(Samples.page(1, 0, 100, run(1))), json(Samples.page(2, 0, 100, run(2), run(1))));
    PagedIterable<RunSummary> runs = server.client().runs().list(RunQuery.all());

    assertThat(runs).hasSize(1);
    assertThat(runs.stream()).hasSize(2);
  }

  @Test
  void a_bare_list_ends_at_an_empty_page_and_not_at_a_short_one() {
    server.answers(json("[" + Samples.report() + "]"), json("[]"));

    assertThat(server.client().reports().list(ReportQuery.all()))
        .extracting(Report::name)
        .containsExactly("Trades");
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  void a_limit_cuts_the_last_page_and_asks_for_no_more() {
    server.answers(
        json(Samples.page(9, 0, 2, run(9), run(8))), json(Samples.page(9, 2, 2, run(7), run(6))));
    List<List<RunSummary>> pages = new ArrayList<>();

    server.client().runs().list(RunQuery.all()).limit(3).byPage().forEach(pages::add);

    assertThat(pages).extracting(List::size).containsExactly(2, 1);
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  void after_the_end_there_is_no_next_element() {
    server.answers(json(Samples.page(0, 0, 100)));
    Iterator<RunSummary> runs = server.client().runs().list(RunQuery.all()).iterator();

    assertThat(runs.hasNext()).isFalse();
    assertThatThrownBy(runs::next).isInstanceOf(NoSuchElementException.class);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void a_log_is_read_on_from_its_last_line() throws InterruptedException {
    server.answers(json(logs(true, 1, 2)), json(logs(false, 5)));

    assertThat(server.client().runs().logs(Samples.ID, LogQuery.all().pageSize(2)))
        .extracting(RunLogLine::lineNumber)
        .containsExactly(1L, 2L, 5L);
    assertThat(server.request().getTarget()).contains("after_line=0");
    assertThat(server.request().getTarget()).contains("after_line=2");
  }

  private static String logs(boolean hasMore, int... lines) {
    List<String> items = new ArrayList<>();
    for (int line : lines) {
      items.add("{\"id\":\"" + id(line) + "\",\"line_number\":" + line
          + ",\"timestamp\":\"2024-01-20T00:00:00Z\",\"level\":\"info\",\"message\":\"m\"}");
    }
    return "{\"job_run_id\":\"" + Samples.ID
        + "\",\"status\":\"running\",\"total_lines\":5,\"logs\":[" + String.join(",", items)
        + "],\"has_more\":" + hasMore + "}";
  }

  private static String run(int number) {
    return Samples.run(id(number), "success", "2024-01-20T00:00:0" + number + "Z");
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}

package io.openreg.server.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads when code fails: a traceback of that code and of nothing else. */
class FailuresTest {
  private final Python python = new Python(PracticeSource.trades());

  @Test
  void a_traceback_has_the_users_lines_and_no_others() {
    assertThat(failure("""
            import json

            def price(row):
                return json.loads(row["isin"])

            def transform(db, mappings, params):
                for row in db.execute("SELECT"):
                    yield {"p": price(row)}
            """)).isEqualTo("""
            Traceback (most recent call last):
              File "transform.py", line 8, in transform
                yield {"p": price(row)}
              File "transform.py", line 4, in price
                return json.loads(row["isin"])
            JSONDecodeError: Expecting value: line 1 column 1 (char 0)
            """);
  }

  @Test
  void a_cause_is_told_with_its_own_lines() {
    assertThat(failure("""
            try:
                1 / 0
            except ZeroDivisionError as e:
                raise ValueError("no price") from e
            """)).isEqualTo("""
            Traceback (most recent call last):
              File "transform.py", line 2, in <module>
                1 / 0
            ZeroDivisionError: division by zero

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "transform.py", line 4, in <module>
                raise ValueError("no price") from e
            ValueError: no price
            """);
  }

  @Test
  void a_syntax_error_that_shows_only_at_run_time_has_its_line() {
    assertThat(failure("x = 1\nreturn x")).contains("line 2").contains("SyntaxError");
  }

  @Test
  void a_recursion_without_end_is_an_error_of_the_code() {
    assertThat(failure("def f(n):\n    return f(n + 1)\nresult = f(0)"))
        .contains("RecursionError")
        .contains("calls left out")
        .hasSizeLessThan(5000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "raise SystemExit(3)",
        "raise KeyboardInterrupt",
        "exit()",
        "raise BaseException('x')"
      })
  void code_that_wants_to_end_the_interpreter_only_fails(String code) {
    assertThat(failure(code)).contains("line 1");
    assertThat(python.value("1")).isEqualTo(1L);
  }

  @Test
  void an_exception_whose_text_fails_is_still_told() {
    assertThat(failure("""
            class Odd(Exception):
                def __str__(self):
                    raise ValueError
            raise Odd()
            """)).endsWith("Odd: (its text failed with ValueError)\n");
  }

  @Test
  void a_very_long_message_is_cut() {
    assertThat(failure("raise ValueError('x' * 1_000_000)")).hasSizeLessThan(3000);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      import pandas as pd              | pandas is not available: loop over the rows of db.execute(...)
      import numpy                     | numpy is not available: use Python's own numbers
      from lxml import etree           | lxml is not available: use xml.etree.ElementTree
      import os                        | os is not available: a transform has no files
      from urllib import request       | urllib is not available
      import socket, json              | socket is not available
      import made_up                   | made_up is not available: a transform has Python's standard library
      from . import sibling            | a transform is a single module
      """)
  void an_import_that_cannot_be_names_what_to_use(String code, String message) {
    assertThat(failure(code)).contains(message).contains("line 1");
  }

  @Test
  void the_standard_library_that_needs_nothing_from_outside_is_there() {
    assertThat(python.all("""
            import abc, base64, bisect, calendar, collections.abc, contextlib, copy, csv, dataclasses, datetime, decimal
            import enum, fractions, functools, hashlib, heapq, html, io, itertools, json, math, operator, pprint, random
            import re, statistics, string, struct, textwrap, time, types, typing, unicodedata, urllib.parse, uuid, zlib
            import xml.etree.ElementTree as ET
            from xml.dom import minidom
            from xml.sax.saxutils import escape
            from zoneinfo import ZoneInfo

            @dataclasses.dataclass
            class Trade:
                price: decimal.Decimal

            out = io.StringIO()
            csv.writer(out).writerow(["a", "b;c"])
            result = {
                "csv": out.getvalue(),
                "xml": ET.tostring(ET.Element("a", {"b": "<5>"}), "unicode"),
                "dom": minidom.Document().createElement("a").toxml(),
                "mean": statistics.mean([1, 2, 3]),
                "hash": hashlib.sha256(b"x").hexdigest()[:8],
                "trade": str(Trade(decimal.Decimal("1.5")).price),
                "zone": datetime.datetime(2024, 7, 1, tzinfo=datetime.timezone.utc).isoformat(),
                "strp": datetime.datetime.strptime("05.01.2024", "%d.%m.%Y").date(),
                "json": json.dumps({"a": [1, None]}),
                "quoted": urllib.parse.quote("a b"),
            }
            """)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("csv", "a,b;c\r\n")
        .containsEntry("xml", "<a b=\"&lt;5&gt;\" />")
        .containsEntry("hash", "2d711642")
        .containsEntry("json", "{\"a\": [1, null]}"));
  }

  @Test
  void a_failure_of_the_source_in_the_middle_of_the_rows_is_the_sources() {
    PracticeSource dying = PracticeSource.generating(List.of("n"), 2000, n -> {
      if (n == 1500) {
        throw new RunFailure(FailureCode.CONNECTION_ERROR, "The database has gone away.");
      }
      return new Object[] {n};
    });

    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> new Python(dying).all("result = (row for row in db.execute(''))"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CONNECTION_ERROR))
        .satisfies(e -> assertThat(e.getMessage()).contains("The database has gone away."));
    assertThat(dying.open()).isZero();
  }

  @Test
  void a_run_that_is_cancelled_between_rows_ends_as_cancelled() {
    PracticeSource endless =
        PracticeSource.generating(List.of("n"), Long.MAX_VALUE, n -> new Object[] {n});
    Python run = new Python(endless);
    try (Rows rows = run.rows("result = (row for row in db.execute(''))")) {
      rows.next();
      run.cancellation().request();

      assertThatExceptionOfType(RunFailure.class)
          .isThrownBy(rows::next)
          .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
    }
    assertThat(endless.open()).isZero();
  }

  @Test
  void a_loop_without_end_is_cancelled_from_another_thread() {
    Python run = new Python(PracticeSource.trades());
    PythonLog cancelling = (level, line) -> run.cancellation().request();

    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> Python.ENGINE.run(
            "print('begun')\nwhile True: pass",
            new PythonWorld(
                null,
                null,
                MappingLookup.NONE,
                java.util.Map.of(),
                cancelling,
                run.cancellation())))
        .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
  }

  @Test
  void nothing_remains_from_one_run_to_the_next() {
    python.all("import json, math\njson.left = 'behind'\nmath.pi = 3\nresult = []");

    assertThat(python.all(
            "import json, math\nresult = [{'left': hasattr(json, 'left'), 'pi': math.pi > 3}]"))
        .containsExactly(java.util.Map.of("left", false, "pi", true));
  }

  @Test
  void printing_without_end_is_cut() {
    python.all("for i in range(20_000): print(i)\nprint('x' * 10_000)\nresult = []");

    assertThat(python.printed()).hasSize(BoundedLog.MAX_LINES + 1);
    assertThat(python.printed().get(BoundedLog.MAX_LINES)).contains("the rest is left out");
  }

  @Test
  void a_text_larger_than_a_file_may_be_is_refused() {
    assertThat(failure("result = 'x' * 100_000_001"))
        .contains("100000001 characters")
        .contains("Return rows");
  }

  private String failure(String code) {
    try {
      python.all(code);
    } catch (RunFailure e) {
      return e.getMessage();
    }
    throw new AssertionError("The code did not fail");
  }
}

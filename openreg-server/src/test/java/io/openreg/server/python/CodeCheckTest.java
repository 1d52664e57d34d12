package io.openreg.server.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of code before it is run. */
class CodeCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "def transform(db, mappings, params):\n    return []",
        "def transform(*args): return []",
        "def transform(db, mappings, params, extra=None): return []",
        "transform = lambda db, mappings, params: []",
        "result = []",
        "if True:\n    output = 'x'",
        "for result in []: pass",
        "def f():\n    global result\n    result = 1\nf()",
        "try:\n    import pandas\nexcept ImportError:\n    pandas = None\nresult = None",
        "with open('x') as result: pass",
      })
  void code_that_can_run_has_no_problem(String code) {
    assertThat(Python.ENGINE.check(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      'def transform(db, mappings, params)\n    return 1'      | 1 | 36 | expected ':'
      'x = 1\n  y = 2'                                         | 2 | 3  | unexpected indent
      'x = 1\nreturn x'                                        | 2 | 1  | 'return' outside function
      'x = (1,\ny = 2'                                         | 1 | 5  | '(' was never closed
      'def f(): pass'                                          | 1 | 1  | the code must define transform(db, mappings, params)
      'def transform(db): pass'                                | 1 | 1  | transform must take three arguments
      'def transform(data):\n    return data'                   | 1 | 1  | transform must take three arguments: transform(db, mappings, params)
      'rows = df.values\nreturn df'                            | 2 | 1  | 'return' outside function
      'import numpy as np\nresult = np'                        | 1 | 1  | numpy is not available: use Python's own numbers
      '\nasync def transform(db, mappings, params): pass'      | 2 | 1  | without async
      'import pandas as pd\nresult = pd'                       | 1 | 1  | pandas is not available
      'def transform(a, b, c):\n    import os'                 | 2 | 5  | os is not available
      'class A:\n    result = 1'                               | 1 | 1  | the code must define transform
      """)
  void a_problem_is_told_with_its_place(String code, int line, int column, String message) {
    assertThat(Python.ENGINE.check(code.replace("\\n", "\n")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains(message.strip()))
        .satisfies(problem ->
            assertThat(List.of(problem.line(), problem.column())).containsExactly(line, column));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000", "x = \ud800"})
  void what_is_no_code_is_a_problem(String code) {
    assertThat(Python.ENGINE.check(code)).isNotEmpty();
  }

  @Test
  void code_nested_without_measure_is_a_problem() {
    assertThat(Python.ENGINE.check("result = " + "(".repeat(100_000))).isNotEmpty();
    assertThat(Python.ENGINE.check("result = " + "-".repeat(100_000) + "1")).isNotNull();
  }

  @Test
  void checking_executes_nothing() {
    assertThat(Python.ENGINE.check("raise ValueError\nresult = 9**9**9")).isEmpty();
  }
}

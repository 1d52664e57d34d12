package io.openreg.server.render;

import java.util.List;

/**
 * Why an output configuration cannot be accepted.
 *
 * @param loc where, from the version's {@code config} downwards: member names as strings, positions in lists, counted from 0, as integers
 * @param msg what is wrong and what would be right
 * @param type a stable word for programs: {@code unknown_option}, {@code type_error}, {@code value_error}, {@code missing}, {@code not_supported}
 */
public record OptionProblem(List<Object> loc, String msg, String type) {
  public OptionProblem {
    loc = List.copyOf(loc);
  }
}

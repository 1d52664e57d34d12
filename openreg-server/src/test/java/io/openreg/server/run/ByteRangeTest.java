package io.openreg.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.run.ByteRange.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0,0,0",
    "bytes=2-4,2,4",
    "bytes=8-,8,9",
    "bytes=-3,7,9",
    "bytes=-99,0,9",
    "bytes=5-999,5,9"
  })
  void a_range_lies_within_the_file(String header, long first, long last) {
    assertThat(ByteRange.read(header, 10)).isEqualTo(new Asked.Part(new ByteRange(first, last)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=",
        "bytes=-",
        "bytes=0-1,3-4",
        "lines=0-1",
        "bytes=a-b",
        "bytes=4-2",
        "nonsense"
      })
  void what_cannot_be_read_means_the_whole_file(String header) {
    assertThat(ByteRange.read(header, 10)).isEqualTo(new Asked.Whole());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
  void nothing_can_be_sent_from_beyond_the_end(String header) {
    assertThat(ByteRange.read(header, 10)).isEqualTo(new Asked.Unsatisfiable());
  }

  @Test
  void an_empty_file_has_no_range() {
    assertThat(ByteRange.read("bytes=0-", 0)).isEqualTo(new Asked.Unsatisfiable());
    assertThat(ByteRange.read(null, 0)).isEqualTo(new Asked.Whole());
  }
}

package io.openreg.examples.trades;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Trades as the lines PostgreSQL's COPY takes, made while they are read: the same seed gives the same trades. */
final class TradeLines extends InputStream {
  private static final List<String> VENUES =
      List.of("XLON", "XPAR", "XETR", "XAMS", "XSTO", "XOFF");
  private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD", "SEK");
  private static final List<String> FIRMS = List.of(
      "Smith & Sons Asset Management",
      "Åkesson Kapital AB",
      "Crédit du Nord & Cie",
      "Bjørn Øst Pension",
      "Müller <Vermögen> GmbH",
      "Northern Rock \"B\" Fund");
  private static final List<String> TRADERS =
      List.of("Håkan Åberg", "Zoë O'Brien", "Jürgen Groß", "Ana Muñoz");
  private static final int PARTIES = 500;
  private static final int INSTRUMENTS = 2000;
  private static final String NULL = "\\N";

  private final Random random;
  private final LocalDate day;
  private final int count;
  private final List<String> leis;
  private final List<String> isins;
  private byte[] line = new byte[0];
  private int position;
  private int made;

  TradeLines(LocalDate day, int count, long seed) {
    this.random = new Random(seed);
    this.day = day;
    this.count = count;
    this.leis = Arrays.asList(new String[PARTIES]);
    this.isins = Arrays.asList(new String[INSTRUMENTS]);
    leis.replaceAll(none -> Identifiers.lei(random));
    isins.replaceAll(none -> Identifiers.isin(random));
  }

  @Override
  public int read() {
    return fill() ? line[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (!fill()) {
      return -1;
    }
    int copied = Math.min(length, line.length - position);
    System.arraycopy(line, position, target, offset, copied);
    position += copied;
    return copied;
  }

  private boolean fill() {
    if (position < line.length) {
      return true;
    }
    if (made == count) {
      return false;
    }
    line = next().getBytes(StandardCharsets.UTF_8);
    position = 0;
    return true;
  }

  private String next() {
    made++;
    String executedAt = day.atStartOfDay(ZoneOffset.UTC)
        .plusNanos((8 * 3600L + random.nextInt(9 * 3600)) * 1_000_000_000L
            + random.nextInt(1_000_000) * 1000L)
        .toOffsetDateTime()
        .toString();
    return String.join(
            "\t",
            String.valueOf(made),
            "TRD" + (100_000_000 + made),
            day.toString(),
            executedAt,
            pick(isins),
            pick(leis),
            pick(leis),
            pick(FIRMS),
            random.nextInt(20) == 0 ? NULL : pick(VENUES),
            BigDecimal.valueOf(1 + random.nextInt(5_000_000), 2).toPlainString(),
            BigDecimal.valueOf(1 + random.nextInt(900_000_000), 6).toPlainString(),
            pick(CURRENCIES),
            random.nextInt(8) == 0 ? NULL : pick(TRADERS),
            random.nextBoolean() ? "t" : "f")
        + "\n";
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}

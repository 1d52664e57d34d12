package io.openreg.examples.quickstart;

import io.openreg.examples.trades.TradesDatabase.Totals;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The file that the quickstart has fetched, read back as its receiver would read it. */
final class TradesFile {
  private static final int DEPTH_OF_ROWS = 2;

  private final Path file;

  TradesFile(Path file) {
    this.file = file;
  }

  /** Counts the rows and adds up their quantities. */
  Totals totals() {
    long rows = 0;
    BigDecimal quantity = BigDecimal.ZERO;
    int depth = 0;
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = reader(in);
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (depth == DEPTH_OF_ROWS) {
            rows++;
          } else if (xml.getLocalName().equals("quantity")) {
            quantity = quantity.add(new BigDecimal(xml.getElementText()));
            depth--;
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
      return new Totals(rows, quantity);
    } catch (IOException | XMLStreamException e) {
      throw new IllegalStateException("The file cannot be read back: " + e.getMessage(), e);
    }
  }

  /** The first rows as {@code name=value} pairs. */
  List<String> firstRows(int count) {
    List<String> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = reader(in);
      StringBuilder row = new StringBuilder();
      int depth = 0;
      while (xml.hasNext() && rows.size() < count) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (depth > DEPTH_OF_ROWS) {
            row.append(xml.getLocalName())
                .append('=')
                .append(xml.getElementText())
                .append(' ');
            depth--;
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          if (depth == DEPTH_OF_ROWS) {
            rows.add(row.toString().trim());
            row.setLength(0);
          }
          depth--;
        }
      }
      return rows;
    } catch (IOException | XMLStreamException e) {
      throw new IllegalStateException("The file cannot be read back: " + e.getMessage(), e);
    }
  }

  private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(in);
  }
}

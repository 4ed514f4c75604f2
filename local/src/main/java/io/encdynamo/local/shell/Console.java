package io.encdynamo.local.shell;

import java.io.IOException;
import java.io.InputStream;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import sqlline.SqlLine;

/** sqlline with a history that leaves secrets out and saves each line as it comes. */
final class Console extends SqlLine {

  @Override
  public LineReader getConsoleReader(InputStream input, History unused) throws IOException {
    LineReader reader = super.getConsoleReader(input, unused);
    // sqlline attaches the history it is given but has the reader write to one of the reader's own.
    if (reader instanceof LineReaderImpl own && !(own.getHistory() instanceof DiscreetHistory)) {
      History history = new DiscreetHistory();
      history.attach(reader);
      own.setHistory(history);
    }
    return reader;
  }
}

package io.relance.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** All that is logged while it is open, each line with its ids and the whole of any failure. */
final class CapturedLog implements AutoCloseable {
  private static final String OURS = "io.relance";

  private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Lines lines = new Lines();
  private final Level root;
  private final Level ours;

  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final Queue<String> captured = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      var failure = event.getThrowableProxy();
      captured.add(
          event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + (failure == null ? "" : "\n" + ThrowableProxyUtil.asString(failure))
              + " "
              + new TreeMap<>(event.getMDCPropertyMap()));
    }
  }

  /**
   * @param level the level of our own lines; those of others are captured from INFO
   */
  CapturedLog(Level level) {
    root = set(Logger.ROOT_LOGGER_NAME, Level.INFO);
    ours = set(OURS, level);
    lines.setContext(logs);
    lines.start();
    logs.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
  }

  List<String> lines() {
    return List.copyOf(lines.captured);
  }

  /** The lines that contain a text, in order. */
  List<String> linesWith(String text) {
    return lines().stream().filter(line -> line.contains(text)).toList();
  }

  @Override
  public void close() {
    logs.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(lines);
    set(Logger.ROOT_LOGGER_NAME, root);
    set(OURS, ours);
  }

  private Level set(String name, Level wanted) {
    var logger = logs.getLogger(name);
    var before = logger.getEffectiveLevel();
    logger.setLevel(wanted);
    return before;
  }
}

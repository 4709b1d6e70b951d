package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Micronaut and Netty never log requests, whose queries hold phones and emails")
class LoggingConfigurationTest {
  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "DEBUG", "INFO"})
  void logsRequestsAtNoLevel(String level) throws JoranException {
    var context = new LoggerContext();
    context.putProperty("RELANCE_LOG", level);
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        Objects.requireNonNull(LoggingConfigurationTest.class.getResource("/logback.xml")));

    assertThat(context.getLogger("io.micronaut.http.server.RouteExecutor").isInfoEnabled())
        .isFalse();
    assertThat(context.getLogger("io.netty.handler").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("io.relance.server").isInfoEnabled()).isTrue();
  }
}

package io.relance.providers.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.providers.Timeouts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-3: the servers of SNS that are called")
class SnsServerTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:texts";

  @ParameterizedTest
  @CsvSource({
    "https://sns.eu-west-1.amazonaws.com/a.pem, true",
    "https://sns.us-east-1.amazonaws.com/a.pem, false",
    "http://sns.eu-west-1.amazonaws.com/a.pem, false",
    "https://sns.eu-west-1.amazonaws.com:8443/a.pem, false",
    "https://user@sns.eu-west-1.amazonaws.com/a.pem, false",
    "https://sns.s3.amazonaws.com/a.pem, false",
    "https://sns.s3-eu-west-1.amazonaws.com/a.pem, false",
    "https://sns.eu-west-1.amazonaws.com.example.com/a.pem, false",
    "https://example.com/sns.eu-west-1.amazonaws.com/a.pem, false",
  })
  void callsSnsInTheRegionOfTheTopicOnly(String address, boolean isCalled) {
    try (var server = new SnsServer(null, Timeouts.USUAL)) {
      assertThat(server.address(address, TOPIC).isPresent()).isEqualTo(isCalled);
    }
  }
}

package io.relance.providers.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relance.domain.provider.SendResult;
import io.relance.domain.provider.SendResult.Ambiguous;
import io.relance.domain.provider.SmsProvider;
import io.relance.providers.ProviderAnswers;
import io.relance.providers.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends texts through Twilio; the URL of its status callbacks contains the send id. */
public final class TwilioSms implements SmsProvider, AutoCloseable {
  private final TwilioApi api;
  private final String statusUrl;

  /**
   * @param publicUrl where Twilio reaches us
   */
  public TwilioSms(TwilioSettings settings, URI publicUrl, Timeouts timeouts) {
    this.api = new TwilioApi(settings, timeouts);
    this.statusUrl = publicUrl.toString().replaceFirst("/$", "") + "/webhooks/twilio/status?send=";
  }

  @Override
  public String name() {
    return TwilioWebhooks.NAME;
  }

  @Override
  public SendResult send(Sms sms) {
    try {
      return TwilioAnswer.to(api.post(form(sms)));
    } catch (IOException e) {
      return ProviderAnswers.failed(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Ambiguous("interrupted");
    }
  }

  private Map<String, String> form(Sms sms) {
    var form = new LinkedHashMap<String, String>();
    form.put("To", sms.to());
    form.put(isService(sms.from()) ? "MessagingServiceSid" : "From", sms.from());
    form.put("Body", sms.text());
    form.put("StatusCallback", statusUrl + URLEncoder.encode(sms.sendId().value(), UTF_8));
    return form;
  }

  static boolean isService(String from) {
    return from.startsWith("MG");
  }

  @Override
  public boolean supportsLookup() {
    return true;
  }

  @Override
  public List<String> find(Sms sms, Instant since) {
    return new TwilioSearch(api, sms, since).ids();
  }

  @Override
  public void close() {
    api.close();
  }
}

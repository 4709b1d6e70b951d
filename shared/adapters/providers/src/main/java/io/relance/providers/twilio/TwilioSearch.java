package io.relance.providers.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.provider.SmsProvider.Sms;
import io.relance.providers.ProviderAnswers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Searches Twilio's list for the messages that may be a given one.
 *
 * <p>A message that is not found is sent again, so the search is lenient: it does not filter by
 * {@code DateSent}, which a message in Twilio's queue does not have yet, allows for clock skew, and
 * compares the letters and digits of texts only, because Twilio may replace characters (smart
 * encoding) and prefix the text (trial accounts).
 */
final class TwilioSearch {
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(2);
  private static final String TRIAL = letters("Sent from your Twilio trial account - ");
  private static final int PAGES_AT_MOST = 20;

  private final TwilioApi api;
  private final Sms sms;
  private final Instant since;
  private final String letters;

  TwilioSearch(TwilioApi api, Sms sms, Instant since) {
    this.api = api;
    this.sms = sms;
    this.since = since.minus(CLOCKS_DIFFER_BY);
    this.letters = letters(sms.text());
  }

  /** Twilio lists the newest first, so a page of older messages is the last to read. */
  List<String> ids() {
    var ids = new ArrayList<String>();
    var page = read(firstPage());
    for (var pages = 1; ; pages++) {
      var messages = page.path("messages");
      for (var message : messages) {
        if (isRecent(message) && isOurs(message)) {
          ids.add(message.path("sid").asText());
        }
      }
      var next = page.path("next_page_uri").textValue();
      if (next == null || !hasRecent(messages)) {
        return List.copyOf(ids);
      }
      if (pages == PAGES_AT_MOST) {
        throw new TransientFailure("Twilio lists more messages than can be read through");
      }
      if (!next.startsWith("/") || next.startsWith("//")) {
        throw new TransientFailure("Twilio names a next page that is not a path of its server");
      }
      page = read(() -> api.page(next));
    }
  }

  private boolean hasRecent(JsonNode messages) {
    for (var message : messages) {
      if (isRecent(message)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOurs(JsonNode message) {
    var sender = TwilioSms.isService(sms.from()) ? "messaging_service_sid" : "from";
    return message.path("to").asText().equals(sms.to())
        && message.path(sender).asText().equals(sms.from())
        && isText(letters(message.path("body").asText()));
  }

  private boolean isText(String listed) {
    return listed.equals(letters) || listed.equals(TRIAL + letters);
  }

  private boolean isRecent(JsonNode message) {
    return created(message).map(created -> !created.isBefore(since)).orElse(true);
  }

  private static Optional<Instant> created(JsonNode message) {
    try {
      return Optional.ofNullable(message.path("date_created").textValue())
          .map(date -> OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("[^\\p{L}\\p{N}]", "")
        .toLowerCase(Locale.ROOT);
  }

  private Question firstPage() {
    var filter = new LinkedHashMap<String, String>();
    filter.put("To", sms.to());
    filter.put("PageSize", "1000");
    return () -> api.list(filter);
  }

  private interface Question {
    HttpResponse<String> ask() throws IOException, InterruptedException;
  }

  private static JsonNode read(Question question) {
    try {
      var response = question.ask();
      var page = ProviderAnswers.json(response.body());
      if (response.statusCode() != 200 || !page.path("messages").isArray()) {
        throw new TransientFailure("Twilio did not list its messages")
            .with("status", response.statusCode());
      }
      return page;
    } catch (IOException e) {
      throw new TransientFailure("Twilio did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Interrupted while asking Twilio", e);
    }
  }
}

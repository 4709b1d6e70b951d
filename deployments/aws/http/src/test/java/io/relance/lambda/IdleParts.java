package io.relance.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.persistence.Json;
import io.relance.cost.Choice;
import io.relance.cost.IdleMonth;
import io.relance.cost.IdleMonth.Part;
import io.relance.cost.Meter;
import io.relance.cost.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Adds up what the template makes run while nothing happens. */
final class IdleParts {
  private static final Duration MONTH = Duration.ofDays(IdleMonth.DAYS);

  /**
   * Lambda polls a queue by five long polls at a time, of 20 seconds each.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Scaling
   *     of SQS event source mappings</a>
   */
  private static final double POLLS_PER_MINUTE = 5 * 3;

  /** What the platform writes of an invocation, assumed. */
  private static final double LOG_KILOBYTES = 0.5;

  /** What a tick or a sweep takes beside its calls, assumed. */
  private static final double OWN_SECONDS = 0.02;

  /** A start from a snapshot, assumed. */
  private static final double PING_SECONDS = 1;

  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  private final Template template;
  private final Path folder;
  private final Map<String, Usage> usages = new LinkedHashMap<>();

  IdleParts(Template template, Path folder) {
    this.template = template;
    this.folder = folder;
  }

  IdleMonth month() {
    template.resources("AWS::Serverless::Function").values().forEach(this::add);
    var parts = new ArrayList<Part>();
    usages.forEach((what, usage) -> parts.add(new Part(what, rounded(usage))));
    return new IdleMonth(parts, Map.of(Choice.ALARM_METRIC, alarmMetrics()));
  }

  private static Usage rounded(Usage usage) {
    var rounded = new EnumMap<Meter, Double>(Meter.class);
    usage.amounts().forEach((meter, amount) -> rounded.put(meter, Math.round(amount * 10) / 10.0));
    return new Usage(rounded);
  }

  private void add(JsonNode function) {
    for (var event : function.at("/Properties/Events")) {
      switch (event.path("Type").asText()) {
        case "SQS" -> addMapping(event.at("/Properties/Queue/GetAtt").asText());
        case "ScheduleV2" -> addSchedule(function, event.path("Properties"));
        default -> throw new IllegalStateException("What does it cost? " + event);
      }
    }
  }

  private void addMapping(String attribute) {
    var queue = template.resource(attribute.replace(".Arn", "")).path("Properties");
    var ordered = queue.path("FifoQueue").asBoolean();
    var meter = ordered ? Meter.ORDERED_QUEUE_REQUESTS : Meter.QUEUE_REQUESTS;
    var name = queue.at("/QueueName/Sub").asText().replace("${AWS::StackName}-", "");
    add(
        "Lambda polls the queue " + name + " 15 times a minute",
        Usage.of(meter, POLLS_PER_MINUTE * MONTH.toMinutes()));
  }

  private void addSchedule(JsonNode function, JsonNode schedule) {
    var between = between(schedule.path("ScheduleExpression").asText());
    double times = (double) MONTH.toMinutes() / between.toMinutes();
    var invocations = invocation(function).times(times);
    double gigabytes = memory(function) / 1024.0;
    var input = schedule.path("Input").asText();
    if (input.contains("Agenda")) {
      var type = Json.tree(input).path("detail-type").asText();
      var day = new IdleDay(folder.resolve(type)).of(type, between);
      double seconds = day.seconds() * IdleMonth.DAYS + OWN_SECONDS * times;
      add(
          type.endsWith("Sweep") ? "the sweep, every hour" : "the tick, every minute",
          invocations
              .plus(day.usage().times(IdleMonth.DAYS))
              .plus(Usage.of(Meter.FUNCTION_GB_SECONDS, seconds * gigabytes)));
    } else {
      var seconds = Usage.of(Meter.FUNCTION_GB_SECONDS, PING_SECONDS * gigabytes);
      add("pings that keep snapshots, every week", invocations.plus(seconds.times(times)));
    }
  }

  private void add(String what, Usage usage) {
    usages.merge(what, usage, Usage::plus);
  }

  private Usage invocation(JsonNode function) {
    var tracing = of(function, "Tracing").asText();
    return Usage.of(Meter.FUNCTION_REQUESTS, 1)
        .plus(Usage.of(Meter.SCHEDULED_INVOCATIONS, 1))
        .plus(Usage.of(Meter.LOG_KILOBYTES, LOG_KILOBYTES))
        .plus(tracing.equals("Active") ? Usage.of(Meter.TRACES, 1) : Usage.NONE);
  }

  private int memory(JsonNode function) {
    return of(function, "MemorySize").asInt();
  }

  private JsonNode of(JsonNode function, String property) {
    var own = function.path("Properties").path(property);
    return own.isMissingNode() ? template.root().at("/Globals/Function").path(property) : own;
  }

  private static Duration between(String rate) {
    var matcher = RATE.matcher(rate);
    if (!matcher.matches()) {
      throw new IllegalStateException("How often is " + rate + "?");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "minute" -> Duration.ofMinutes(number);
      case "hour" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** An alarm costs by the metrics that it watches. */
  private int alarmMetrics() {
    return template.resources("AWS::CloudWatch::Alarm").values().stream()
        .mapToInt(IdleParts::metrics)
        .sum();
  }

  private static int metrics(JsonNode alarm) {
    var several = alarm.at("/Properties/Metrics");
    return several.isMissingNode()
        ? 1
        : (int) each(several).filter(metric -> metric.has("MetricStat")).count();
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** Of what costs by being there, whether used or not, that which the template makes. */
  List<String> standing() {
    return Stream.of(
            "AWS::CloudWatch::InsightRule",
            "AWS::EC2::NatGateway",
            "AWS::KMS::Key",
            "AWS::SecretsManager::Secret",
            "AWS::WAFv2::WebACL")
        .filter(type -> !template.resources(type).isEmpty())
        .toList();
  }
}

package io.relance.server.cli;

import io.relance.compiler.Compilation;
import io.relance.compiler.FlowCompiler;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.compiler.liquid.LiquidText;
import io.relance.compiler.validate.ValidationContext;
import io.relance.cost.AudienceModel;
import io.relance.cost.Estimate;
import io.relance.cost.EstimateCost;
import io.relance.cost.IdleMonth;
import io.relance.cost.LaunchCost;
import io.relance.cost.MeasuredUsages;
import io.relance.cost.Meter;
import io.relance.cost.PriceTable;
import io.relance.cost.Quotas;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Flow;
import io.relance.domain.text.ShortLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Estimates a flow's AWS cost and quota limits; without a flow, the cost of an idle month. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = {
      "Estimates a flow's AWS cost and quota limits.",
      "Without a flow: the cost of an idle month."
    })
final class CostCommand implements Callable<Integer> {
  private static final int MOST_DOLLARS = 100;

  @Parameters(paramLabel = "FLOW.json", arity = "0..1", description = "A flow file.")
  private @Nullable Path file;

  @Option(
      names = "--contacts",
      defaultValue = "1000000",
      description = "Number of recipients of a launch (default: ${DEFAULT-VALUE}).")
  private long contacts;

  @Option(
      names = "--time-zones",
      defaultValue = "6",
      description = "Number of recipients' time zones (default: ${DEFAULT-VALUE}).")
  private int zones;

  @Option(
      names = "--branch-share",
      paramLabel = "CONDITION=SHARE",
      description =
          "Share of contacts that meet a condition, 0 to 1, by its element id (default: 0.5).")
  private Map<String, Double> shares = Map.of();

  @Option(
      names = "--low-quota-region",
      description = "Use the quotas of regions other than us-east-1, us-west-2 and eu-west-1.")
  private boolean lowQuotaRegion;

  @Option(
      names = "--link-url",
      paramLabel = "URL",
      defaultValue = "https://go.example.com",
      description =
          "Address under which links in texts are shortened, or off (default: ${DEFAULT-VALUE}).")
  private String linkUrl = "";

  @Option(
      names = "--sms-price",
      paramLabel = "DOLLARS",
      description = "What a segment costs, in US dollars (default: 0.0083, an assumption).")
  private @Nullable Double smsPrice;

  @Option(
      names = "--whatsapp-price",
      paramLabel = "DOLLARS",
      description = "What a WhatsApp message costs, in US dollars (default: 0.025, an assumption).")
  private @Nullable Double whatsAppPrice;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return file == null ? idleCost() : estimate(read(file));
  }

  private int idleCost() {
    print(new IdleTable(PriceTable.bundled(), IdleMonth.latest()).lines());
    return 0;
  }

  private int estimate(String json) {
    var texts = new LiquidText(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
    var compiler = new FlowCompiler(texts);
    var compilation = compiler.compile(json, ValidationContext.UNKNOWN);
    if (compilation instanceof Compilation.Compiled(var definition, _)
        && FlowCodec.decode(json) instanceof DecodeResult.Whole<Flow>(var flow)) {
      var quotas = lowQuotaRegion ? Quotas.OTHER_REGION : Quotas.LARGE_REGION;
      var estimating = new EstimateCost(MeasuredUsages.measured(), texts, quotas, links());
      var waves = estimating.estimate(flow, definition, crowd());
      var each = estimating.estimate(flow, definition, crowd().inWavesOf(1));
      show(waves, each, quotas);
      return 0;
    }
    return refuse(compilation.diagnostics());
  }

  private String read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw wrong("There is no file " + file + "; name a flow file.");
    }
    return Files.readString(file);
  }

  private AudienceModel crowd() {
    try {
      return new AudienceModel(contacts, LaunchCost.WAVE, zones, true, shares);
    } catch (IllegalArgumentException refused) {
      throw wrong(refused.getMessage() + ".");
    }
  }

  private ShortLinks links() {
    return linkUrl.equals("off")
        ? ShortLinks.OFF
        : new ShortLinks(linkUrl.replaceFirst("/+$", "") + "/l/");
  }

  private PriceTable prices() {
    var prices = priced(PriceTable.bundled(), Meter.SMS_SEGMENTS, smsPrice);
    return priced(prices, Meter.WHATSAPP_MESSAGES, whatsAppPrice);
  }

  private PriceTable priced(PriceTable prices, Meter meter, @Nullable Double each) {
    if (each != null && !(each >= 0 && each <= MOST_DOLLARS)) {
      throw wrong("A price must be 0 to " + MOST_DOLLARS + " dollars, not " + each + ".");
    }
    return each == null ? prices : prices.with(meter, each);
  }

  private void show(Estimate waves, Estimate each, Quotas quotas) {
    print(new CostTable(prices(), waves, each).lines());
    print(quotas.warnings(waves).stream().map(warning -> "warning: " + warning).toList());
  }

  private void print(List<String> lines) {
    var out = spec().commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }

  private int refuse(List<Diagnostic> diagnostics) {
    var err = spec().commandLine().getErr();
    diagnostics.stream()
        .filter(Diagnostic::isError)
        .forEach(
            fault -> err.println(fault.path().map(it -> it + ": ").orElse("") + fault.message()));
    return 1;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }
}

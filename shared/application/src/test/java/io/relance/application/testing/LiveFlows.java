package io.relance.application.testing;

import io.relance.application.automations.AutomationKeys;
import io.relance.application.automations.LiveAutomation;
import io.relance.application.persistence.ItemBuilder;
import io.relance.compiler.codec.DecodeResult;
import io.relance.compiler.codec.FlowCodec;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.List;

/** Flows that are live without having been drawn. */
public final class LiveFlows {
  private LiveFlows() {}

  public static Flow read(String json) {
    if (FlowCodec.decode(json) instanceof DecodeResult.Whole<Flow>(var flow)) {
      return flow;
    }
    throw new IllegalArgumentException("Not a flow: " + FlowCodec.decode(json));
  }

  /** Writes the first version of an automation. */
  public static LiveAutomation publish(
      ItemStore store, AutomationId automation, String flow, Instant at) {
    var version =
        ItemBuilder.at(AutomationKeys.version(automation, 1))
            .text("flow", flow)
            .text("machine", automation + ":1");
    store.transact(List.of(Write.put(version.build())));
    return new LiveAutomation(automation, "Thanks", at, 1, 1, automation + ":1", read(flow));
  }
}

package io.relance.application.sending.dispatch;

import io.relance.domain.store.Write;
import io.relance.testkit.fault.StoreFaults;
import java.util.List;
import java.util.function.Consumer;

/** What happens just before something is written. */
final class ProviderFaults implements StoreFaults {
  private volatile Consumer<List<Write>> event = _ -> {};

  void beforeWriting(Consumer<List<Write>> event) {
    this.event = event;
  }

  @Override
  public void before(List<Write> writes) {
    event.accept(writes);
  }
}

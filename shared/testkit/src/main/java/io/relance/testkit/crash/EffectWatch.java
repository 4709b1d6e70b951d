package io.relance.testkit.crash;

import java.util.function.Supplier;

/** Watches each effect of a process, just before and just after it. */
public interface EffectWatch {
  void before(Effect effect);

  void after(Effect effect);

  /** A read, which changes nothing. */
  default void reading() {}

  /** Lets an effect happen under watch. */
  default <T> T watch(Effect effect, Supplier<T> happening) {
    before(effect);
    var result = happening.get();
    after(effect);
    return result;
  }

  default void watch(Effect effect, Runnable happening) {
    watch(
        effect,
        () -> {
          happening.run();
          return true;
        });
  }
}

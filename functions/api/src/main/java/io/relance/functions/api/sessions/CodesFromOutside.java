package io.relance.functions.api.sessions;

/** Collects the sign-in codes that commands on the machine made while a server uses the store. */
@FunctionalInterface
public interface CodesFromOutside {
  void collect();

  /** A deployment whose commands use the store themselves. */
  static CodesFromOutside none() {
    return () -> {};
  }
}

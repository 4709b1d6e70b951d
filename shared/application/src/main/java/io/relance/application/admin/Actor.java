package io.relance.application.admin;

import java.util.Optional;

/**
 * Who makes a change.
 *
 * @param name the name of the token of a request, or one of the names below
 * @param tokenId the id of that token: names of tokens may repeat
 * @param role the role of that token
 */
public record Actor(String name, Optional<String> tokenId, Optional<Role> role) {
  /** The shop, by its privacy webhooks. */
  public static final Actor SHOPIFY = system("shopify");

  /** The settings of the installation, which name the token of the owner. */
  public static final Actor SETTINGS = system("settings");

  /** The first start of a server. */
  public static final Actor SERVER = system("server");

  /** A command on the machine of the installation. */
  public static final Actor COMMAND_LINE = system("command-line");

  /** The function that creates tokens of owners on AWS. */
  public static final Actor OWNER_FUNCTION = system("owner-function");

  /** Somebody who decides by the link of an approval. */
  public static final Actor APPROVER = system("approver");

  /** Somebody without a valid token. */
  public static final Actor UNKNOWN = system("unknown");

  /** The holder of a token. */
  public static Actor of(Tokens.Token token) {
    return new Actor(token.name(), Optional.of(token.id()), Optional.of(token.role()));
  }

  private static Actor system(String name) {
    return new Actor(name, Optional.empty(), Optional.empty());
  }
}

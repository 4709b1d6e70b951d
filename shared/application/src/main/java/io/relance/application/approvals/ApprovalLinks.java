package io.relance.application.approvals;

import io.relance.application.admin.InstallationKey;
import io.relance.application.admin.SignedTokens;
import io.relance.domain.id.ApprovalId;
import io.relance.domain.store.ItemStore;
import java.net.URI;
import java.util.Optional;

/** Creates and verifies the links by which approvers decide, one for each of them. */
public final class ApprovalLinks {
  private final SignedTokens tokens;
  private final String prefix;

  /**
   * @param publicUrl the public URL of this deployment
   */
  public ApprovalLinks(ItemStore store, URI publicUrl) {
    this.tokens = new SignedTokens(new InstallationKey(store, "approval-key"));
    this.prefix = publicUrl.toString().replaceFirst("/+$", "") + "/a/";
  }

  /**
   * The approval of a link, and whose link it is.
   *
   * @param approver the position of the approver in the element
   */
  public record Link(ApprovalId approval, int approver) {}

  String url(Link link) {
    return prefix + tokens.sign(link.approval() + "." + link.approver());
  }

  /** The link of a token, the last part of its URL; empty when the token is not ours. */
  public Optional<Link> verify(String token) {
    return tokens
        .verify(token)
        .map(
            signed -> {
              int dot = signed.lastIndexOf('.');
              return new Link(
                  new ApprovalId(signed.substring(0, dot)),
                  Integer.parseInt(signed.substring(dot + 1)));
            });
  }
}

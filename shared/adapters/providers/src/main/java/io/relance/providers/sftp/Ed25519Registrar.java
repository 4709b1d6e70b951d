package io.relance.providers.sftp;

import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/** Lets SSHD use the JDK's own Ed25519, which it does not know by itself. */
final class Ed25519Registrar extends AbstractSecurityProviderRegistrar {
  private static final String PROVIDER = "SunEC";
  private static final Set<Class<?>> ENTITIES =
      Set.of(Signature.class, KeyFactory.class, KeyPairGenerator.class);

  private Ed25519Registrar() {
    super(PROVIDER);
  }

  /** Must come before any other use of SSHD in a process; more than once, it does nothing more. */
  static void register() {
    if (SecurityUtils.getRegisteredProvider(PROVIDER) == null) {
      var _ = SecurityUtils.registerSecurityProvider(new Ed25519Registrar());
    }
  }

  @Override
  public boolean isSupported() {
    return true;
  }

  @Override
  public Provider getSecurityProvider() {
    return Objects.requireNonNull(Security.getProvider(PROVIDER));
  }

  @Override
  public boolean isSecurityEntitySupported(Class<?> entityType, String name) {
    return ENTITIES.contains(entityType) && name.equals(JdkEd25519.ALGORITHM);
  }

  @Override
  public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
    return Optional.of(new JdkEd25519());
  }
}

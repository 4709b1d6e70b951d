package io.relance.providers.sftp;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.apache.sshd.common.config.keys.PrivateKeyEntryDecoder;
import org.apache.sshd.common.config.keys.PublicKeyEntryDecoder;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;
import org.apache.sshd.common.util.security.eddsa.generic.GenericEd25519PublicKeyDecoder;
import org.apache.sshd.common.util.security.eddsa.generic.GenericOpenSSHEd25519PrivateKeyEntryDecoder;
import org.apache.sshd.common.util.security.eddsa.generic.GenericSignatureEd25519;

/** Ed25519 keys of the JDK in the forms of SSH, as RFC 8032 and RFC 8709 encode them. */
final class JdkEd25519 implements EdDSASupport<EdECPublicKey, EdECPrivateKey> {
  static final String ALGORITHM = "Ed25519";

  private static final int BYTES = 32;
  private static final int SIGN_BIT = 0x80;

  @Override
  public PublicKeyEntryDecoder<EdECPublicKey, EdECPrivateKey> getEDDSAPublicKeyEntryDecoder() {
    return new GenericEd25519PublicKeyDecoder<>(EdECPublicKey.class, EdECPrivateKey.class, this);
  }

  @Override
  public PrivateKeyEntryDecoder<EdECPublicKey, EdECPrivateKey>
      getOpenSSHEDDSAPrivateKeyEntryDecoder() {
    return new GenericOpenSSHEd25519PrivateKeyEntryDecoder<>(
        EdECPublicKey.class, EdECPrivateKey.class, this);
  }

  @Override
  public Signature getEDDSASigner() {
    return new GenericSignatureEd25519(ALGORITHM);
  }

  @Override
  public int getEDDSAKeySize(Key key) {
    return key instanceof EdECPublicKey || key instanceof EdECPrivateKey ? KEY_SIZE : -1;
  }

  @Override
  public Class<EdECPublicKey> getEDDSAPublicKeyType() {
    return EdECPublicKey.class;
  }

  @Override
  public Class<EdECPrivateKey> getEDDSAPrivateKeyType() {
    return EdECPrivateKey.class;
  }

  @Override
  public boolean compareEDDSAPPublicKeys(PublicKey one, PublicKey other) {
    return one instanceof EdECPublicKey first
        && other instanceof EdECPublicKey second
        && Arrays.equals(getPublicKeyData(first), getPublicKeyData(second));
  }

  @Override
  public boolean compareEDDSAPrivateKeys(PrivateKey one, PrivateKey other) {
    return one instanceof EdECPrivateKey first
        && other instanceof EdECPrivateKey second
        && Arrays.equals(getPrivateKeyData(first), getPrivateKeyData(second));
  }

  /** The JDK derives a public key only when it generates a pair, from the bytes it draws for it. */
  @Override
  public EdECPublicKey recoverEDDSAPublicKey(PrivateKey key) throws GeneralSecurityException {
    if (!(key instanceof EdECPrivateKey known)) {
      throw new InvalidKeyException("The key must be an Ed25519 key");
    }
    var generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new Drawn(getPrivateKeyData(known)));
    return (EdECPublicKey) generator.generateKeyPair().getPublic();
  }

  /** The 32 bytes of the ordinate, the least first, with the parity of the abscissa as top bit. */
  @Override
  public EdECPublicKey generateEDDSAPublicKey(byte[] encoded) throws GeneralSecurityException {
    if (encoded.length != BYTES) {
      throw new InvalidKeyException("An Ed25519 key must have 32 bytes");
    }
    var bytes = reversed(encoded);
    var odd = (bytes[0] & SIGN_BIT) != 0;
    bytes[0] &= (byte) ~SIGN_BIT;
    var point = new EdECPoint(odd, new BigInteger(1, bytes));
    var spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, point);
    return (EdECPublicKey) KeyFactory.getInstance(ALGORITHM).generatePublic(spec);
  }

  @Override
  public EdECPrivateKey generateEDDSAPrivateKey(byte[] seed) throws GeneralSecurityException {
    var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(seed, BYTES));
    return (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(spec);
  }

  @Override
  public <B extends Buffer> B putRawEDDSAPublicKey(B buffer, PublicKey key) {
    buffer.putBytes(getPublicKeyData((EdECPublicKey) key));
    return buffer;
  }

  @Override
  public <B extends Buffer> B putEDDSAKeyPair(B buffer, PublicKey key, PrivateKey privateKey) {
    buffer.putString(KeyPairProvider.SSH_ED25519);
    var publicBytes = getPublicKeyData((EdECPublicKey) key);
    buffer.putBytes(publicBytes);
    var both = Arrays.copyOf(getPrivateKeyData((EdECPrivateKey) privateKey), BYTES + BYTES);
    System.arraycopy(publicBytes, 0, both, BYTES, BYTES);
    buffer.putBytes(both);
    return buffer;
  }

  @Override
  public KeySpec createPublicKeySpec(EdECPublicKey key) {
    return new EdECPublicKeySpec(NamedParameterSpec.ED25519, key.getPoint());
  }

  @Override
  public KeySpec createPrivateKeySpec(EdECPrivateKey key) {
    return new EdECPrivateKeySpec(NamedParameterSpec.ED25519, getPrivateKeyData(key));
  }

  @Override
  public byte[] getPublicKeyData(EdECPublicKey key) {
    var ordinate = key.getPoint().getY().toByteArray();
    var bytes = new byte[BYTES];
    for (int at = 0; at < Math.min(BYTES, ordinate.length); at++) {
      bytes[at] = ordinate[ordinate.length - 1 - at];
    }
    if (key.getPoint().isXOdd()) {
      bytes[BYTES - 1] |= (byte) SIGN_BIT;
    }
    return bytes;
  }

  @Override
  public byte[] getPrivateKeyData(EdECPrivateKey key) {
    return key.getBytes().orElseThrow();
  }

  @Override
  public String getKeyFactoryAlgorithm() {
    return ALGORITHM;
  }

  private static byte[] reversed(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (int at = 0; at < bytes.length; at++) {
      reversed[at] = bytes[bytes.length - 1 - at];
    }
    return reversed;
  }

  /** Gives the bytes that were drawn before, in place of random ones. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient byte[] drawn;

    Drawn(byte[] drawn) {
      this.drawn = drawn;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(drawn, 0, bytes, 0, bytes.length);
    }
  }
}

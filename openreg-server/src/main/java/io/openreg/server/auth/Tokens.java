package io.openreg.server.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.openreg.server.platform.crypto.SigningSecret;
import io.openreg.server.platform.identity.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes tokens and reads them: JWTs (RFC 7519) under HMAC-SHA-256, the one algorithm and the one key that are taken,
 * whatever a token's header asks for (RFC 8725 §3.1). Equal claims give equal tokens.
 */
final class Tokens {
  private static final String ISSUER = "openreg";
  private static final String AUDIENCE = "openreg-api";
  private static final String TYPE = "type";
  private static final String TENANT = "tenant_id";
  private static final String SESSION = "sid";

  /** A node's clock may run this far ahead of another's. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final int KEY_ID_BYTES = 8;

  private final JWSHeader header;
  private final MACSigner signer;
  private final MACVerifier verifier;
  private final Clock clock;

  Tokens(SigningSecret secret, Clock clock) {
    byte[] key = secret.key();
    this.header = new JWSHeader.Builder(JWSAlgorithm.HS256)
        .type(JOSEObjectType.JWT)
        .keyID(keyId(key))
        .build();
    this.clock = clock;
    try {
      this.signer = new MACSigner(key);
      this.verifier = new MACVerifier(key);
    } catch (JOSEException e) {
      throw new IllegalStateException("The signing secret fits HMAC-SHA-256", e);
    }
  }

  String write(TokenClaims claims) {
    SignedJWT token = new SignedJWT(
        header,
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(claims.user().toString())
            .claim(TENANT, claims.tenant().toString())
            .claim(SESSION, claims.session().toString())
            .claim(TYPE, claims.type().claim())
            .jwtID(claims.id().toString())
            .issueTime(Date.from(claims.issuedAt()))
            .expirationTime(Date.from(claims.expiresAt()))
            .build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("A token could not be signed", e);
    }
    return token.serialize();
  }

  /** The claims of a token of ours that is of that type and in force; empty for anything else. */
  Optional<TokenClaims> read(String token, TokenType type) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!jwt.getHeader().getAlgorithm().equals(header.getAlgorithm())
          || !header.getKeyID().equals(jwt.getHeader().getKeyID())
          || !jwt.verify(verifier)) {
        return Optional.empty();
      }
      return inForce(jwt.getJWTClaimsSet(), type);
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<TokenClaims> inForce(JWTClaimsSet claims, TokenType type) throws ParseException {
    if (!ISSUER.equals(claims.getIssuer())
        || !claims.getAudience().equals(List.of(AUDIENCE))
        || !type.claim().equals(claims.getStringClaim(TYPE))
        || claims.getIssueTime() == null
        || claims.getExpirationTime() == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant issuedAt = claims.getIssueTime().toInstant();
    Instant expiresAt = claims.getExpirationTime().toInstant();
    if (!now.isBefore(expiresAt) || issuedAt.isAfter(now.plus(SKEW))) {
      return Optional.empty();
    }
    return Optional.of(new TokenClaims(
        type,
        uuid(claims.getJWTID()),
        new TenantId(uuid(claims.getStringClaim(TENANT))),
        uuid(claims.getSubject()),
        uuid(claims.getStringClaim(SESSION)),
        issuedAt,
        expiresAt));
  }

  private static UUID uuid(@Nullable String claim) {
    if (claim == null) {
      throw new IllegalArgumentException("A claim is missing");
    }
    return UUID.fromString(claim);
  }

  /** Names the key without telling it: tokens of another key are refused by name, before any arithmetic. */
  private static String keyId(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("openreg signing key".getBytes(US_ASCII));
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(key), KEY_ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}

package io.openreg.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.openreg.server.platform.crypto.SigningSecret;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.testing.TurnableClock;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  private static final String SECRET = "a secret of the tests, and of them alone";
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final TurnableClock clock = TurnableClock.stopped();
  private final Tokens tokens = tokens(SECRET);
  private final Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  private final TokenClaims claims = claims(TokenType.ACCESS, now);

  @Test
  void a_token_says_what_was_written_into_it() {
    assertThat(tokens.read(tokens.write(claims), TokenType.ACCESS)).contains(claims);
  }

  @Test
  void equal_claims_give_equal_tokens() {
    assertThat(tokens.write(claims)).isEqualTo(tokens(SECRET).write(claims));
  }

  @Test
  void its_claims_are_those_that_clients_look_for() throws ParseException {
    SignedJWT jwt = SignedJWT.parse(tokens.write(claims));

    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
    assertThat(jwt.getHeader().getKeyID()).hasSize(16);
    assertThat(jwt.getJWTClaimsSet().getClaims().keySet())
        .containsExactlyInAnyOrder(
            "iss", "aud", "sub", "tenant_id", "sid", "type", "jti", "iat", "exp");
    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("openreg");
    assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("openreg-api");
    assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(claims.user().toString());
    assertThat(jwt.getJWTClaimsSet().getStringClaim("type")).isEqualTo("access");
  }

  @Test
  void it_is_good_until_the_second_it_ends_in() {
    String token = tokens.write(claims);

    clock.turn(Duration.between(clock.instant(), claims.expiresAt()).minusMillis(1));
    assertThat(tokens.read(token, TokenType.ACCESS)).isPresent();

    clock.turn(Duration.ofMillis(1));
    assertThat(tokens.read(token, TokenType.ACCESS)).isEmpty();
  }

  @Test
  void the_clock_of_the_node_that_wrote_it_may_run_a_minute_ahead_and_no_more() {
    Instant ahead = now.plusSeconds(59);
    Instant tooFarAhead = now.plusSeconds(62);

    assertThat(read(tokens.write(claims(TokenType.ACCESS, ahead)))).isTrue();
    assertThat(read(tokens.write(claims(TokenType.ACCESS, tooFarAhead)))).isFalse();
  }

  @Test
  void an_access_token_is_no_refresh_token_and_the_other_way_round() {
    String access = tokens.write(claims);
    String refresh = tokens.write(claims(TokenType.REFRESH, now));

    assertThat(tokens.read(access, TokenType.REFRESH)).isEmpty();
    assertThat(tokens.read(refresh, TokenType.ACCESS)).isEmpty();
  }

  @Test
  void a_token_of_another_installation_is_refused() {
    assertThat(read(tokens("another secret, long enough to sign with").write(claims)))
        .isFalse();
  }

  @Test
  void a_token_without_a_signature_is_refused() throws ParseException {
    JWTClaimsSet good = good();

    assertThat(read(new PlainJWT(good).serialize())).isFalse();
    String[] parts = tokens.write(claims).split("\\.");
    assertThat(read(parts[0] + "." + parts[1] + ".")).isFalse();
    for (String none : List.of("none", "None", "NONE", "nOnE")) {
      String header = encoded("{\"alg\":\"" + none + "\",\"kid\":\"" + keyId() + "\"}");
      assertThat(read(header + "." + parts[1] + ".")).isFalse();
      assertThat(read(header + "." + parts[1] + "." + parts[2])).isFalse();
    }
  }

  @Test
  void another_algorithm_is_refused_even_under_our_own_key() throws Exception {
    JWSSigner ours = new MACSigner("%-64s".formatted(SECRET).getBytes(UTF_8));

    assertThat(read(signed(header(JWSAlgorithm.HS384).build(), good(), ours))).isFalse();
    assertThat(read(signed(header(JWSAlgorithm.HS512).build(), good(), ours))).isFalse();
  }

  @Test
  void a_token_signed_by_a_key_pair_is_refused_whatever_its_header_says() throws Exception {
    KeyPair pair = keyPair();
    JWSSigner rsa = new RSASSASigner(pair.getPrivate());

    assertThat(read(signed(header(JWSAlgorithm.RS256).build(), good(), rsa))).isFalse();
    // The public key taken for a shared secret, where a server asks the header how to verify.
    JWSSigner confused = new MACSigner(pair.getPublic().getEncoded());
    assertThat(read(signed(header(JWSAlgorithm.HS256).build(), good(), confused)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000000000000000",
        "../../../dev/null",
        "/dev/null",
        "' UNION SELECT 'key",
        "https://evil.example/key"
      })
  void a_key_id_that_is_not_ours_leads_nowhere(String keyId) throws Exception {
    JWSSigner empty = new MACSigner(new byte[32]);
    JWSSigner ours = new MACSigner(SECRET.getBytes(UTF_8));
    JWSHeader header = header(JWSAlgorithm.HS256).keyID(keyId).build();

    assertThat(read(signed(header, good(), empty))).isFalse();
    assertThat(read(signed(header, good(), ours))).isFalse();
  }

  @Test
  void a_key_that_a_token_brings_along_is_not_used() throws Exception {
    byte[] theirs = "a key of the attacker, long enough too".getBytes(UTF_8);
    JWSSigner signer = new MACSigner(theirs);
    JWSHeader embedded = header(JWSAlgorithm.HS256)
        .jwkURL(URI.create("https://evil.example/jwks.json"))
        .customParam("k", new OctetSequenceKey.Builder(theirs).build().toJSONObject())
        .build();

    assertThat(read(signed(embedded, good(), signer))).isFalse();
  }

  @Test
  void an_extension_that_must_be_understood_and_is_not_is_refused() throws Exception {
    JWSHeader critical = header(JWSAlgorithm.HS256)
        .criticalParams(Set.of("b65"))
        .customParam("b65", true)
        .build();

    assertThat(read(signed(critical, good(), new MACSigner(SECRET.getBytes(UTF_8)))))
        .isFalse();
  }

  @Test
  void each_claim_must_be_there_and_right() throws Exception {
    assertThat(readWith(c -> c)).isTrue();
    assertThat(readWith(c -> c.issuer("somebody"))).isFalse();
    assertThat(readWith(c -> c.issuer(null))).isFalse();
    assertThat(readWith(c -> c.audience("another-api"))).isFalse();
    assertThat(readWith(c -> c.audience(List.of("openreg-api", "another-api")))).isFalse();
    assertThat(readWith(c -> c.audience((String) null))).isFalse();
    assertThat(readWith(c -> c.claim("type", "refresh"))).isFalse();
    assertThat(readWith(c -> c.claim("type", null))).isFalse();
    assertThat(readWith(c -> c.claim("type", List.of("access")))).isFalse();
    assertThat(readWith(c -> c.expirationTime(null))).isFalse();
    assertThat(readWith(c -> c.expirationTime(Date.from(now.minusSeconds(1))))).isFalse();
    assertThat(readWith(c -> c.issueTime(null))).isFalse();
    assertThat(readWith(c -> c.subject("admin"))).isFalse();
    assertThat(readWith(c -> c.subject(null))).isFalse();
    assertThat(readWith(c -> c.claim("tenant_id", "*"))).isFalse();
    assertThat(readWith(c -> c.claim("sid", null))).isFalse();
    assertThat(readWith(c -> c.jwtID(null))).isFalse();
  }

  @Test
  void a_changed_claim_breaks_the_signature() {
    String[] parts = tokens.write(claims).split("\\.");
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    String changed =
        payload.replace(claims.tenant().toString(), UUID.randomUUID().toString());

    assertThat(changed).isNotEqualTo(payload);
    assertThat(read(parts[0] + "." + encoded(changed) + "." + parts[2])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "...", "a.b.c", "eyJ", "null", "{}.{}.{}", "\u0000", "e30.e30.e30"})
  void what_is_no_token_is_refused(String text) {
    assertThat(read(text)).isFalse();
  }

  @Test
  void nothing_is_told_of_the_secret() {
    assertThat(tokens.toString()).doesNotContain(SECRET);
    assertThat(tokens.write(claims)).doesNotContain(SECRET);
  }

  private boolean read(String token) {
    return tokens.read(token, TokenType.ACCESS).isPresent();
  }

  private boolean readWith(UnaryOperator<JWTClaimsSet.Builder> change)
      throws ParseException, JOSEException {
    JWTClaimsSet changed = change.apply(new JWTClaimsSet.Builder(good())).build();
    return read(
        signed(header(JWSAlgorithm.HS256).build(), changed, new MACSigner(SECRET.getBytes(UTF_8))));
  }

  private JWTClaimsSet good() throws ParseException {
    return SignedJWT.parse(tokens.write(claims)).getJWTClaimsSet();
  }

  private String keyId() throws ParseException {
    return SignedJWT.parse(tokens.write(claims)).getHeader().getKeyID();
  }

  private JWSHeader.Builder header(JWSAlgorithm algorithm) throws ParseException {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId());
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static TokenClaims claims(TokenType type, Instant issuedAt) {
    return new TokenClaims(
        type,
        UUID.randomUUID(),
        new TenantId(UUID.randomUUID()),
        UUID.randomUUID(),
        UUID.randomUUID(),
        issuedAt,
        issuedAt.plus(LIFE));
  }

  private Tokens tokens(String secret) {
    return new Tokens(SigningSecret.configured(secret, "the test"), clock);
  }
}

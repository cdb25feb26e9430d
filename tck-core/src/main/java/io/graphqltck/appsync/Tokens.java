package io.graphqltck.appsync;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.Publication;
import io.graphqltck.core.json.Json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Creates and verifies JSON Web Tokens of the kit's issuer. */
final class Tokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration AGO = Duration.ofMinutes(1);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final RSAKey key;
    private final String issuer;
    private final String subject;
    private final String keysAt;

    private Tokens(RSAKey key, String issuer, String subject, String keysAt) {
        this.key = key;
        this.issuer = issuer;
        this.subject = subject;
        this.keysAt = keysAt;
    }

    /** @throws AuthorisationException when the map has no key in it */
    static Tokens of(JsonObject jwt) throws AuthorisationException {
        RSAPrivateCrtKey pair = privateKey(KitCredentials.required(jwt, "private-key"));
        try {
            RSAPublicKey open = (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(pair.getModulus(), pair.getPublicExponent()));
            RSAKey key = new RSAKey.Builder(open)
                    .privateKey(pair)
                    .keyID(KitCredentials.required(jwt, "key-id"))
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .build();
            return new Tokens(
                    key,
                    KitCredentials.required(jwt, "issuer"),
                    KitCredentials.required(jwt, "subject"),
                    path(KitCredentials.required(jwt, "keys-at")));
        } catch (GeneralSecurityException e) {
            throw new AuthorisationException("the public key does not follow from `private-key`: " + e.getMessage());
        }
    }

    private static String path(String text) throws AuthorisationException {
        if (!text.matches("/[!-~&&[^?#]]*")) {
            throw new AuthorisationException("`keys-at` must be a path such as `/keys`, but is `" + text + "`");
        }
        return text;
    }

    private static RSAPrivateCrtKey privateKey(String pem) throws AuthorisationException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new AuthorisationException("`private-key` is no RSA key of PKCS #8 in PEM: " + e.getMessage());
        }
    }

    /** The public key, as a set of JSON Web Keys (RFC 7517). */
    String publicKeys() {
        return "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
    }

    /** Where the kit's server hands out these keys. */
    Publication publication() {
        return new Publication(keysAt, JWKSet.MIME_TYPE, publicKeys());
    }

    String good(Instant now) {
        return signed(key, now.minus(AGO), now.plus(LIFE));
    }

    /** Always the same, which distinguishes a client that was given it from one that made another. */
    String expired() {
        return signed(key, LONG_AGO, LONG_AGO.plus(LIFE));
    }

    String ofOtherSigner(Instant now) {
        return signed(Strangers.KEY, now.minus(AGO), now.plus(LIFE));
    }

    String unsigned(Instant now) {
        return new PlainJWT(claims(now.minus(AGO), now.plus(LIFE))).serialize();
    }

    String tampered(Instant now) {
        String[] parts = good(now).split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"" + subject + "\"", "\"somebody-else\"");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
    }

    private JWTClaimsSet claims(Instant from, Instant until) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .issueTime(Date.from(from))
                .expirationTime(Date.from(until))
                .build();
    }

    private String signed(RSAKey by, Instant from, Instant until) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims(from, until));
            jwt.sign(new RSASSASigner(by));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the kit's own key does not sign: " + e.getMessage(), e);
        }
    }

    /** Why this token is not good now, or null. */
    @Nullable
    String fault(String token, Instant now) {
        SignedJWT jwt;
        try {
            jwt = SignedJWT.parse(token);
        } catch (ParseException e) {
            return "a text that is no signed JWT";
        }
        if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
            return "a JWT of the algorithm " + jwt.getHeader().getAlgorithm();
        }
        try {
            if (!jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))) {
                return "a JWT whose signature does not verify";
            }
            @Nullable Date until = jwt.getJWTClaimsSet().getExpirationTime();
            if (until == null || !until.toInstant().isAfter(now)) {
                return "a JWT that expired at " + (until == null ? "no time that it names" : until.toInstant());
            }
            return issuer.equals(jwt.getJWTClaimsSet().getIssuer()) ? null : "a JWT of another issuer";
        } catch (JOSEException | ParseException e) {
            return "a JWT that cannot be verified: " + e.getMessage();
        }
    }

    /** A key that nobody publishes, made when it is first needed. */
    private static final class Strangers {
        private static final RSAKey KEY = make();

        private static RSAKey make() {
            try {
                return new RSAKeyGenerator(2048).generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

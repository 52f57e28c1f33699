package gammadesk.connectors.simulator.access;

import gammadesk.connectors.simulator.protocol.RpcError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * Checks keys, signatures and tokens. Tokens end by this machine's clock, whatever the venue's time does; the timestamp
 * of a signature may follow either. Used by the market thread only.
 */
public final class AccessDesk {
    /** What an access token is good for if nobody asks for less or more. */
    private static final long USUAL_SECONDS = 900;

    private static final long REFRESH_MILLIS = 7 * 86_400_000L;
    /** How far the timestamp of a signature may be off. */
    private static final long TOLERANCE_MILLIS = 60_000;

    private final KeyRing keys;
    private final LongUnaryOperator venueMillis;
    private final Map<Secret, Login> byAccessToken = new HashMap<>();
    private final Map<Secret, Login> byRefreshToken = new HashMap<>();

    /**
     * A desk that has let nobody in.
     *
     * @param keys whom it lets in
     * @param venueMillis the venue's time at a time of this machine's clock, both in milliseconds since the epoch
     */
    public AccessDesk(KeyRing keys, LongUnaryOperator venueMillis) {
        this.keys = keys;
        this.venueMillis = venueMillis;
    }

    /** By client id and secret. */
    public Grant byCredentials(String clientId, Secret clientSecret, Scopes wish, long now) {
        ApiKey key = keys.find(clientId, clientSecret).orElseThrow(RpcError::invalidCredentials);
        return grant(key, wish.within(key.maximum()), Optional.empty(), now);
    }

    /** By a signature over {@code timestamp\nnonce\ndata}. */
    public Grant bySignature(
            String clientId, String timestamp, String nonce, String data, String signature, Scopes wish, long now) {
        checkTime(timestamp, now);
        ApiKey key = keys.signer(clientId, timestamp + "\n" + nonce + "\n" + data, signature)
                .orElseThrow(RpcError::invalidCredentials);
        return grant(key, wish.within(key.maximum()), Optional.empty(), now);
    }

    /** By a refresh token, which is used up by that; the session stays the same. */
    public Grant byRefreshToken(Secret token, Optional<Scopes> wish, long now) {
        Login before = refreshed(token, now);
        Scopes scopes = wish.map(wanted -> wanted.within(before.key().maximum()))
                .map(wanted ->
                        before.scopes().session().map(wanted::withSession).orElse(wanted))
                .orElse(before.scopes());
        byRefreshToken.remove(token);
        return grant(before.key(), scopes, Optional.of(before.sid()), now);
    }

    /** For another of the owner's accounts; there is none but its own. */
    public Grant byExchange(Secret token, long subject, Optional<Scopes> wish, long now) {
        Login before = refreshed(token, now);
        if (subject != before.account()) {
            throw RpcError.forbidden("no access to the subject");
        }
        return grant(
                before.key(),
                wish.map(wanted -> wanted.within(before.key().maximum())).orElse(before.scopes()),
                Optional.empty(),
                now);
    }

    /** For a new session of a name, by the refresh token of a session. */
    public Grant byFork(Secret token, String session, long now) {
        Login before = refreshed(token, now);
        if (before.scopes().session().isEmpty()) {
            throw RpcError.invalid("refresh_token", "token is not session scoped");
        }
        return grant(before.key(), before.scopes().withSession(session), Optional.empty(), now);
    }

    /** Who shows something beside the parameters; empty for who shows nothing. */
    public Optional<Login> identify(Credential credential, long now) {
        return switch (credential) {
            case Credential.None _ -> Optional.empty();
            case Credential.Unreadable _ -> throw RpcError.unauthorized("invalid_authorization_header");
            case Credential.Bearer bearer -> Optional.of(byAccessToken(bearer.token(), now));
            case Credential.Basic basic ->
                keys.find(basic.clientId(), basic.clientSecret())
                        .map(key -> once(key, now))
                        .or(AccessDesk::refuse);
            case Credential.Signed signed -> Optional.of(signer(signed, now));
        };
    }

    /** Whose access token it is. */
    public Login byAccessToken(Secret token, long now) {
        Login login = byAccessToken.get(token);
        if (login == null) {
            throw RpcError.unauthorized("invalid_token");
        }
        return stillGood(login, now);
    }

    /** Refuses a login that has ended. */
    public Login stillGood(Login login, long now) {
        if (login.isOver(now)) {
            throw RpcError.unauthorized("token_expired");
        }
        return login;
    }

    /** Makes all tokens of a session worthless. */
    public void revoke(Login login) {
        byAccessToken.values().removeIf(other -> other.sid().equals(login.sid()));
        byRefreshToken.values().removeIf(other -> other.sid().equals(login.sid()));
    }

    /** The keys of an account. */
    public KeyRing keys() {
        return keys;
    }

    private static Optional<Login> refuse() {
        throw RpcError.unauthorized("invalid_credentials");
    }

    private Login signer(Credential.Signed signed, long now) {
        checkTime(signed.timestamp(), now);
        String text = signed.timestamp() + "\n" + signed.nonce() + "\n" + signed.request();
        return keys.signer(signed.clientId(), text, signed.signature())
                .map(key -> once(key, now))
                .orElseThrow(() -> RpcError.unauthorized("invalid_signature"));
    }

    private static Login once(ApiKey key, long now) {
        return new Login(key.account(), key, key.maximum(), key.clientId(), now + USUAL_SECONDS * 1000);
    }

    private Login refreshed(Secret token, long now) {
        Login login = byRefreshToken.get(token);
        if (login == null || login.expiresMillis() + REFRESH_MILLIS <= now) {
            throw RpcError.unauthorized("invalid_token");
        }
        return login;
    }

    private void checkTime(String timestamp, long now) {
        long told = millis(timestamp);
        boolean near = Math.abs(told - now) <= TOLERANCE_MILLIS
                || Math.abs(told - venueMillis.applyAsLong(now)) <= TOLERANCE_MILLIS;
        if (!near) {
            throw RpcError.unauthorized("timestamp_outside_tolerance");
        }
    }

    private static long millis(String timestamp) {
        try {
            return Long.parseLong(timestamp);
        } catch (NumberFormatException _) {
            throw RpcError.invalid("timestamp", "wrong format");
        }
    }

    private Grant grant(ApiKey key, Scopes scopes, Optional<String> sid, long now) {
        forgetTheDead(now);
        long seconds = scopes.expires().orElse(USUAL_SECONDS);
        String id = sid.orElseGet(() -> keys.text(8));
        Login login = new Login(key.account(), key, scopes, id, now + seconds * 1000);
        Secret access = token(now);
        Secret refresh = token(now);
        byAccessToken.put(access, login);
        byRefreshToken.put(refresh, login);
        return new Grant(login, access, refresh, seconds);
    }

    private Secret token(long now) {
        return Secret.of(now + ".1" + keys.text(6) + "." + keys.text(48));
    }

    private void forgetTheDead(long now) {
        byRefreshToken.values().removeIf(login -> login.expiresMillis() + REFRESH_MILLIS <= now);
        byAccessToken.values().removeIf(login -> login.expiresMillis() + REFRESH_MILLIS <= now);
    }
}

package gammadesk.connectors.deribit.account;

import static gammadesk.connectors.deribit.UnreadableException.require;

import gammadesk.connectors.deribit.Cursor;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.vault.Secret;
import java.util.Set;

/** Reads what the venue grants at signing in. The access token is not kept: the connection itself is signed in. */
final class TokenReader {
    private Secret refreshToken = Secret.of("");
    private long expiresInSeconds;
    private Set<String> scopes = Set.of();

    Body read(Cursor in) {
        AccountParser.members(in, this::member);
        require(expiresInSeconds > 0, "a token without an end");
        return new Body.Token(refreshToken, expiresInSeconds, scopes);
    }

    private void member(String name, Cursor in) {
        switch (name) {
            case "refresh_token" -> refreshToken = Secret.of(in.text());
            case "expires_in" -> expiresInSeconds = in.integer();
            case "scope" -> scopes = Set.of(in.text().strip().split("\\s+"));
            default -> in.skip();
        }
    }
}

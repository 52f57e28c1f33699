package gammadesk.connectors.deribit.account;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.deribit.DeribitHttp;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.account.AccountMessage.Body.Token;
import gammadesk.connectors.deribit.account.AccountMessage.Refusal;
import gammadesk.connectors.deribit.account.AccountMessage.Reply;
import gammadesk.connectors.deribit.account.Call.Priority;
import gammadesk.connectors.vault.ApiKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Tries a key before it is put away: signs in once over HTTP and looks at the scope. */
public final class KeyCheck {
    private static final MediaType JSON = MediaType.get("application/json");

    private KeyCheck() {}

    /** What came of trying a key. */
    public sealed interface Verdict {
        /** The venue takes it and it cannot withdraw. */
        record Usable(boolean mayTrade, Set<String> scopes) implements Verdict {}

        /** The venue, or this program, does not take it; one sentence says why. */
        record Unusable(String reason) implements Verdict {}
    }

    /** Waits for the venue, at most as long as the settings say; never throws on account of the network. */
    public static Verdict test(AccountSettings settings, ApiKey key, Clock clock, String nonce) {
        DeribitSettings venue = settings.venue();
        try (DeribitHttp http = new DeribitHttp(venue, clock)) {
            long millis = http.time().found().orElseGet(clock::epochMillis);
            Params params = SignIn.withKey(key, settings.proof(), millis, nonce);
            return ask(venue, Call.of("public/auth", params, Priority.SESSION, _ -> {}), clock);
        }
    }

    private static Verdict ask(DeribitSettings venue, Call call, Clock clock) {
        OkHttpClient client = new OkHttpClient.Builder()
                .callTimeout(Duration.ofMillis(venue.httpTimeoutMillis()))
                .build();
        Request request = new Request.Builder()
                .url(venue.http() + "/public/auth")
                .post(RequestBody.create(call.text(1), JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            return verdict(new AccountParser().parse(response.body().string(), clock.nanos()));
        } catch (IOException e) {
            return new Verdict.Unusable("The venue could not be reached: " + e.getMessage());
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static Verdict verdict(AccountMessage message) {
        return switch (message) {
            case Reply(long _, Token token, long _) -> verdict(token);
            case Refusal refusal -> new Verdict.Unusable("The venue refused the key: " + refusal.error());
            default -> new Verdict.Unusable("The venue's answer could not be understood");
        };
    }

    private static Verdict verdict(Token token) {
        token.refreshToken().close();
        Optional<String> objection = SignIn.objection(token);
        return objection.isPresent()
                ? new Verdict.Unusable("Refused: " + objection.get())
                : new Verdict.Usable(SignIn.mayTrade(token), token.scopes());
    }
}

package gammadesk.connectors.deribit.account;

import gammadesk.analytics.port.AccountEvent;
import gammadesk.connectors.deribit.DeribitError;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.AccountMessage.Body.Token;
import gammadesk.connectors.deribit.account.Call.Priority;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.Secret;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs one connection in and keeps it so: the venue's time, the key, its scope, cancelling on disconnect, heartbeats,
 * private channels; later a fresh token before the old one ends. For one thread only.
 */
final class Handshake {
    static final List<String> CHANNELS = List.of(
            "user.orders.any.any.raw", "user.trades.any.any.raw", "user.changes.any.any.raw", "user.portfolio.any");

    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);
    /** A token is renewed after this share of its life, and at the latest so long before its end. */
    private static final double SHARE_OF_LIFE = 0.8;

    private static final long LATEST_SECONDS = 60;
    private static final long MILLIS_PER_SECOND = 1_000;

    private final Context context;
    private final ApiKey key;
    private final Reports reports;
    private Optional<Secret> refreshToken = Optional.empty();
    private boolean greeted;
    private boolean renewing;
    private long renewNanos;

    /** What comes of it. */
    interface Reports {
        /** The connection is signed in, for the first time or anew. */
        void signedIn(boolean mayTrade);

        /** The channels are subscribed; from here on the streams tell what happens. */
        void listening();

        /** The key cannot or must not be used. */
        void keyRefused(String reason);

        /** The connection is of no use. */
        void failed(String reason);
    }

    Handshake(Context context, ApiKey key, Reports reports) {
        this.context = context;
        this.key = key;
        this.reports = reports;
    }

    void start() {
        renewing = true;
        context.outbox().onlySession(true);
        session("public/get_time", new Params(), answer -> {
            switch (answer) {
                case Answer.Result(Body.Count(long millis), long _) -> {
                    context.venueClock().observe(millis, context.clock().nanos());
                    present();
                }
                case Answer.Result _, Answer.Refused _ -> present();
                case Answer.Lost _ -> LOG.debug("lost while asking for the time");
            }
        });
    }

    /** The venue says that the sign-in is not valid: until it is again nothing else goes out. */
    void renew() {
        if (!renewing) {
            renewing = true;
            context.outbox().onlySession(true);
            present();
        }
    }

    /** Renews the token when it is time to. */
    void tick() {
        if (greeted && !renewing && context.isDue(renewNanos)) {
            renewing = true;
            refreshToken.ifPresentOrElse(this::prolong, this::present);
        }
    }

    private void prolong(Secret token) {
        session("public/auth", SignIn.withRefreshToken(token), answer -> {
            switch (answer) {
                case Answer.Result(Token fresh, long _) -> granted(fresh);
                case Answer.Result _, Answer.Refused _ -> present();
                case Answer.Lost _ -> LOG.debug("lost while renewing the token");
            }
        });
    }

    private void present() {
        Params params = SignIn.withKey(
                key,
                context.settings().proof(),
                context.venueClock().millis(),
                context.labels().next());
        session("public/auth", params, answer -> {
            switch (answer) {
                case Answer.Result(Token token, long _) -> granted(token);
                case Answer.Result _ -> reports.failed("the answer to signing in could not be understood");
                case Answer.Refused(DeribitError error, long _) -> refused(error);
                case Answer.Lost _ -> LOG.debug("lost while signing in");
            }
        });
    }

    private void refused(DeribitError error) {
        switch (error.remedy()) {
            case TELL, SIGN_IN, LOOK_UP -> reports.keyRefused("the venue refused it: " + error);
            case SEND_AGAIN, BACK_OFF, SETTLE -> reports.failed("the venue did not let us in: " + error);
        }
    }

    private void granted(Token token) {
        refreshToken.ifPresent(Secret::close);
        refreshToken = Optional.of(token.refreshToken()).filter(secret -> !secret.isEmpty());
        long life = token.expiresInSeconds();
        double seconds = Math.max(Math.min(life * SHARE_OF_LIFE, (double) (life - LATEST_SECONDS)), life / 2.0);
        renewNanos = context.inNanos((long) (seconds * MILLIS_PER_SECOND));
        renewing = false;
        if (!greeted) {
            context.events().accept(new AccountEvent.Granted(token.scopes()));
        }
        Optional<String> objection = SignIn.objection(token);
        if (objection.isPresent()) {
            session("private/logout", new Params(), _ -> {});
            reports.keyRefused(objection.get());
        } else if (greeted) {
            context.outbox().onlySession(false);
            reports.signedIn(SignIn.mayTrade(token));
        } else {
            greet(SignIn.mayTrade(token));
        }
    }

    private void greet(boolean mayTrade) {
        greeted = true;
        session("private/enable_cancel_on_disconnect", new Params().text("scope", "connection"), answer -> {
            boolean protectedNow = answer instanceof Answer.Result;
            if (!(answer instanceof Answer.Lost)) {
                context.outbox().onlySession(false);
                reports.signedIn(mayTrade && protectedNow);
            }
            if (mayTrade && answer instanceof Answer.Refused(DeribitError error, long _)) {
                notice("No orders are sent: the venue does not cancel them if this connection breaks (" + error + ").");
            }
        });
        long seconds = context.settings().venue().heartbeatSeconds();
        session("public/set_heartbeat", new Params().number("interval", seconds), _ -> {});
        session("private/subscribe", new Params().texts("channels", CHANNELS), this::subscribed);
    }

    private void subscribed(Answer answer) {
        if (answer instanceof Answer.Lost) {
            return;
        }
        Set<String> missing = new HashSet<>(CHANNELS);
        if (answer instanceof Answer.Result(Body.Words(List<String> granted), long _)) {
            granted.forEach(missing::remove);
        }
        if (!missing.isEmpty()) {
            notice("The venue does not tell of everything that happens: it refused " + String.join(", ", missing)
                    + ".");
        }
        reports.listening();
    }

    private void notice(String sentence) {
        context.events().accept(new AccountEvent.Notice(sentence));
    }

    private void session(String method, Params params, Consumer<Answer> then) {
        context.outbox().add(Call.of(method, params, Priority.SESSION, then));
    }

    /** Forgets the token. */
    void end() {
        refreshToken.ifPresent(Secret::close);
    }
}

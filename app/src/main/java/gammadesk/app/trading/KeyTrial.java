package gammadesk.app.trading;

import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.connectors.deribit.account.KeyScope;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.views.settings.KeyActions.Answer;
import gammadesk.views.settings.KeyActions.Right;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Signs in with a key to see what it may do, and signs out again. */
final class KeyTrial {
    private KeyTrial() {}

    /** Blocks until the venue has answered, but not longer than this. */
    static Answer run(Line line, ApiKey.Access meantFor, Duration patience) throws InterruptedException {
        CountDownLatch decided = new CountDownLatch(1);
        Set<String> scopes = ConcurrentHashMap.newKeySet();
        try (line) {
            line.gateway().open(event -> {
                if (event instanceof AccountEvent.Granted granted) {
                    scopes.addAll(granted.scopes());
                }
                if (event instanceof AccountEvent.StateChanged changed && isDecision(changed.state())) {
                    decided.countDown();
                }
            });
            boolean answered = decided.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            GatewayHealth health = line.gateway().health();
            return (answered ? answer(health, meantFor) : silence(health)).with(rights(scopes));
        }
    }

    private static List<Right> rights(Set<String> scopes) {
        return KeyScope.of(scopes).stream()
                .map(scope -> new Right(scope.scope(), scope.sentence(), scope.refused()))
                .toList();
    }

    private static boolean isDecision(GatewayState state) {
        return switch (state) {
            case READY, REFUSED, CLOSED -> true;
            case IDLE, CONNECTING, SIGNING_IN, RECONCILING, RECONNECTING -> false;
        };
    }

    private static Answer answer(GatewayHealth health, ApiKey.Access meantFor) {
        if (health.state() != GatewayState.READY) {
            return new Answer(false, "The key was refused: " + health.reason() + ".");
        }
        if (!health.mayTrade()) {
            boolean tooLittle = meantFor == ApiKey.Access.TRADE;
            return new Answer(
                    !tooLittle,
                    tooLittle
                            ? "Signed in, but the key may only read: give it trade:read_write at the venue to trade."
                            : "Signed in: the key reads the account and may not trade.");
        }
        return new Answer(
                true,
                meantFor == ApiKey.Access.TRADE
                        ? "Signed in: the key may read and trade."
                        : "Signed in: the key may trade, which is more than it is meant for. Give it fewer rights at "
                                + "the venue.");
    }

    private static Answer silence(GatewayHealth health) {
        String reason = health.reason().isEmpty() ? "" : " (" + health.reason() + ")";
        return new Answer(
                false,
                "No answer in time: " + health.state().sentence() + reason + ". Look at the connection and try again.");
    }
}

package gammadesk.connectors.simulator;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.connectors.simulator.access.AccessDesk;
import gammadesk.connectors.simulator.access.AccessLog;
import gammadesk.connectors.simulator.access.KeyRing;
import gammadesk.connectors.simulator.access.Scopes;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.UserEvent;
import gammadesk.connectors.simulator.methods.Methods;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SplittableRandom;

/** Who may come in: the demo accounts, their keys and the desk that checks them. */
final class FrontDesk {
    static final long DEMO = 1001;
    static final long RIVAL = 1002;
    private static final Map<Currency, BigDecimal> MONEY = Map.of(
            Currency.BTC,
            new BigDecimal("10"),
            Currency.ETH,
            new BigDecimal("100"),
            new Currency("USDC"),
            new BigDecimal("100000"));

    private final AccessDesk access;
    private final AccessLog log;
    private final DemoKeys keys;
    private final Clock clock;

    FrontDesk(Floor floor, MarketLoop loop, Clock clock, long seed) {
        this.clock = clock;
        KeyRing ring = new KeyRing(new SplittableRandom(seed));
        admit(floor, DEMO, "demo");
        admit(floor, RIVAL, "rival");
        keys = new DemoKeys(
                ring.issue(DEMO, "full", Scopes.all(), floor.now()),
                ring.issue(DEMO, "look", Scopes.readOnly(), floor.now()),
                ring.issue(RIVAL, "rival", Scopes.all(), floor.now()),
                ring.issue(DEMO, "trader", Scopes.trading(), floor.now()));
        access = new AccessDesk(ring, _ -> floor.now());
        log = new AccessLog(loop.accesses(), entry -> loop.happened(entry.account(), new UserEvent.Accessed(entry)));
    }

    /** Unless the account is there from an earlier run. */
    private static void admit(Floor floor, long account, String name) {
        if (!floor.accounts().isTrader(account)) {
            floor.admit(account, name, MONEY);
        }
    }

    AccessDesk access() {
        return access;
    }

    DemoKeys keys() {
        return keys;
    }

    Methods.Door door() {
        return new Methods.Door(access, log, clock::epochMillis);
    }
}

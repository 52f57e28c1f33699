package gammadesk.app.trading;

import gammadesk.analytics.desk.AccountNote;
import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.trading.PositionValuer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the account's picture of what its gateway knows, once a cycle, and remembers what happened in words. */
final class AccountDesk implements AccountListener {
    private static final Logger LOG = LoggerFactory.getLogger(AccountDesk.class);
    private static final int MOST_NOTES = 200;

    private final OrderGateway gateway;
    private final String keyName;
    private final Clock clock;
    private final Deque<AccountNote> notes = new ArrayDeque<>();
    private volatile long currentNanos;

    AccountDesk(OrderGateway gateway, String keyName, Clock clock) {
        this.gateway = gateway;
        this.keyName = keyName;
        this.clock = clock;
    }

    /** On the gateway's thread. */
    @Override
    public void onEvent(AccountEvent event) {
        if (isWorthNoting(event)) {
            note(new AccountNote(clock.epochMillis(), event.sentence(), isAlarming(event)));
        }
    }

    private void note(AccountNote note) {
        LOG.info("{}", note.sentence());
        synchronized (notes) {
            notes.addFirst(note);
            if (notes.size() > MOST_NOTES) {
                notes.removeLast();
            }
        }
    }

    /** What changes with every tick of the market is seen in the tables, what a key may do where it is tried. */
    private static boolean isWorthNoting(AccountEvent event) {
        return switch (event) {
            case AccountEvent.SummaryChanged _,
                    AccountEvent.PositionChanged _,
                    AccountEvent.OrderRepriced _,
                    AccountEvent.Granted _ -> false;
            default -> true;
        };
    }

    private static boolean isAlarming(AccountEvent event) {
        return switch (event) {
            case AccountEvent.OrderUnknown _,
                    AccountEvent.OrderClosedUnseen _,
                    AccountEvent.OrderFoundOpen _,
                    AccountEvent.FillFound _,
                    AccountEvent.PositionDiffers _,
                    AccountEvent.BalanceDiffers _ -> true;
            case AccountEvent.StateChanged changed -> changed.state() == GatewayState.REFUSED;
            case AccountEvent.OrderChanged _,
                    AccountEvent.OrderRepriced _,
                    AccountEvent.Filled _,
                    AccountEvent.PositionChanged _,
                    AccountEvent.SummaryChanged _,
                    AccountEvent.OrderSettled _,
                    AccountEvent.Granted _,
                    AccountEvent.Notice _ -> false;
        };
    }

    /** The account now, at the marks of these markets. On the analytics thread. */
    AccountPicture picture(Map<Currency, MarketPicture> markets) {
        long now = clock.nanos();
        GatewayHealth health = gateway.health();
        AccountView view = gateway.view();
        if (health.state() == GatewayState.READY) {
            currentNanos = now;
        }
        return new AccountPicture(
                gateway.venue(),
                keyName,
                health,
                currentNanos,
                view.summaries(),
                view.positions().stream()
                        .map(position -> PositionValuer.value(position, markets, now))
                        .toList(),
                view.openOrders(),
                view.closedOrders().reversed(),
                view.fills().reversed(),
                notes(),
                view.unknownLabels());
    }

    private List<AccountNote> notes() {
        synchronized (notes) {
            return List.copyOf(notes);
        }
    }
}

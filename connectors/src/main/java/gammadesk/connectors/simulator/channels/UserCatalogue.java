package gammadesk.connectors.simulator.channels;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.simulator.access.Login;
import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.channels.Catalogue.Offer;
import gammadesk.connectors.simulator.floor.Floor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Every channel of an account, by the form of its name. */
final class UserCatalogue {
    private static final List<String> KINDS = List.of("future", "option", "spot", "combo", "any");
    private static final List<String> CURRENCIES = List.of("BTC", "ETH", "USDC", "USDT", "any");

    private final Floor floor;

    UserCatalogue(Floor floor) {
        this.floor = floor;
    }

    /** Whether a name is one of these. */
    static boolean isUsers(String channel) {
        return channel.startsWith("user.");
    }

    /** What a name stands for; empty when there is no such channel; refuses what the login does not allow. */
    Optional<Offer> find(String channel, Login login) {
        String[] part = channel.split("\\.", -1);
        Right right = switch (part.length > 1 ? part[1] : "") {
            case "portfolio", "access_log", "lock" -> Right.ACCOUNT_READ;
            default -> Right.TRADE_READ;
        };
        Optional<Offer> offer = find(part, login.account());
        offer.ifPresent(_ -> login.require(right));
        return offer;
    }

    private Optional<Offer> find(String[] part, long account) {
        return switch (part.length) {
            case 2 -> single(part[1], account);
            case 3 -> ofWord(part, account);
            case 4 -> contract(part, account);
            case 5 -> ofKind(part, account);
            default -> Optional.empty();
        };
    }

    private Optional<Offer> single(String word, long account) {
        return switch (word) {
            case "access_log" -> offer(account, Cadence.RAW, UserFeeds.Accesses::new);
            case "lock" -> offer(account, Cadence.RAW, () -> new UserFeeds.Locks(floor.venue()));
            default -> Optional.empty();
        };
    }

    private Optional<Offer> ofWord(String[] part, long account) {
        return switch (part[1]) {
            case "portfolio" -> portfolio(part[2].toUpperCase(Locale.ROOT), account);
            case "mmp_trigger" -> offer(account, Cadence.RAW, () -> new UserFeeds.Protections(part[2]));
            default -> Optional.empty();
        };
    }

    private Optional<Offer> portfolio(String code, long account) {
        if (code.equals("ANY")) {
            return offer(account, Cadence.SECOND, () -> new UserFeeds.Portfolios(floor, account));
        }
        return CURRENCIES.contains(code)
                ? offer(account, Cadence.SECOND, () -> new UserFeeds.Portfolio(floor, account, new Currency(code)))
                : Optional.empty();
    }

    private Optional<Offer> contract(String[] part, long account) {
        return Contract.ofTraded(part[2])
                .flatMap(contract -> Cadence.of(part[3])
                        .flatMap(cadence ->
                                ofInstruments(part[1], contract.name(), contract.name()::equals, cadence, account)));
    }

    private Optional<Offer> ofKind(String[] part, long account) {
        if (!KINDS.contains(part[2]) || !CURRENCIES.contains(part[3])) {
            return Optional.empty();
        }
        return Cadence.of(part[4])
                .flatMap(cadence -> ofInstruments(part[1], "", UserFeeds.ofKind(part[2], part[3]), cadence, account));
    }

    private Optional<Offer> ofInstruments(
            String family, String name, Predicate<String> instruments, Cadence cadence, long account) {
        return switch (family) {
            case "orders" -> offer(account, cadence, () -> orders(instruments, cadence));
            case "trades" -> offer(account, cadence, () -> new UserFeeds.Trades(floor.venue(), instruments));
            case "combo_trades" -> offer(account, cadence, () -> new UserFeeds.ComboTrades(floor.venue(), instruments));
            case "changes" -> offer(account, cadence, () -> new UserFeeds.Changes(floor, account, name, instruments));
            default -> Optional.empty();
        };
    }

    private Feed orders(Predicate<String> instruments, Cadence cadence) {
        return cadence == Cadence.RAW
                ? new UserFeeds.EveryOrder(floor.venue(), instruments)
                : new UserFeeds.Orders(floor.venue(), instruments);
    }

    private static Optional<Offer> offer(long account, Cadence cadence, Supplier<Feed> feed) {
        return Optional.of(new Offer(Topic.USER, Long.toString(account), cadence, false, feed));
    }
}

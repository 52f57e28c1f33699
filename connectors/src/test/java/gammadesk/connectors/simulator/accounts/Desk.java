package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.simulator.accounts.BookedTrade.Party;
import java.math.BigDecimal;

/** Accounts with two traders, on a market of marks. */
final class Desk {
    static final long ALICE = 10;
    static final long BOB = 11;
    static final String PERPETUAL = "BTC-PERPETUAL";
    /** 1 July 2024, 09:00 UTC, a Monday. */
    static final long START = 1_719_824_400_000L;

    static final long HOUR = 3_600_000;

    final FakeBoard board = new FakeBoard(START).index(Currency.BTC, 60_000).future(PERPETUAL, 60_000);
    final Accounts accounts = new Accounts(board, FeeSchedule.published());
    private long trades;

    Desk() {
        open(ALICE, MarginModel.SEGREGATED_SM, "10");
        open(BOB, MarginModel.SEGREGATED_SM, "10");
        accounts.deposit(Accounts.INSURANCE, Currency.BTC, new BigDecimal("100"), START);
    }

    void open(long id, MarginModel model, String bitcoins) {
        accounts.open(id, "trader " + id, model, START);
        accounts.deposit(id, Currency.BTC, new BigDecimal(bitcoins), START);
    }

    /** The buyer takes, the seller rests. */
    void trade(long buyer, long seller, String instrument, String amount, String price) {
        accounts.book(of(buyer, seller, instrument, amount, price));
    }

    BookedTrade of(long buyer, long seller, String instrument, String amount, String price) {
        trades++;
        return new BookedTrade(
                Long.toString(trades),
                instrument,
                new BigDecimal(price),
                new BigDecimal(amount),
                board.now,
                new Party(buyer, "b" + trades, false, false),
                new Party(seller, "s" + trades, true, false));
    }

    /** The same, with one order for all of an account's legs. */
    static BookedTrade inCombo(BookedTrade leg) {
        return new BookedTrade(
                leg.tradeId(),
                leg.instrument(),
                leg.price(),
                leg.amount(),
                leg.timestamp(),
                inCombo(leg.buyer()),
                inCombo(leg.seller()));
    }

    private static Party inCombo(Party party) {
        return new Party(party.accountId(), "combo of " + party.accountId(), party.maker(), party.liquidation());
    }

    AccountReports reports() {
        return accounts.reports(OpenOrders.NONE, MarginSettings.published());
    }

    AccountSummary summary(long id) {
        return reports().summary(id, Currency.BTC);
    }

    PositionReport position(long id, String instrument) {
        return reports().positions(id, Currency.BTC).stream()
                .filter(position -> position.contract().name().equals(instrument))
                .findFirst()
                .orElseThrow();
    }

    BigDecimal bitcoins(long id) {
        return accounts.balance(id, Currency.BTC);
    }

    BigDecimal imbalance() {
        return accounts.imbalance(Currency.BTC);
    }
}

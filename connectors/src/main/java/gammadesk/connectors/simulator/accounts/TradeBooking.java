package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.accounts.AccountState.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Books executions: positions, premiums, fees and the log, both sides at once. */
final class TradeBooking {
    private final Books books;
    private final Funding funding;
    private final FeeSchedule fees;

    TradeBooking(Books books, Funding funding, FeeSchedule fees) {
        this.books = books;
        this.funding = funding;
        this.fees = fees;
    }

    /** One trade, or the legs of one combo; of a combo, discounts are per party. */
    void book(List<BookedTrade> legs) {
        List<Contract> contracts = legs.stream()
                .map(leg -> books.contracts
                        .find(leg.instrument())
                        .orElseThrow(() -> new IllegalArgumentException("not a contract: " + leg.instrument())))
                .toList();
        for (int i = 0; i < legs.size(); i++) {
            if (contracts.get(i).isPerpetual()) {
                funding.accrue(contracts.get(i), legs.get(i).timestamp());
            }
        }
        List<BigDecimal> buyerFees = fees(legs, contracts, Side.BUY);
        List<BigDecimal> sellerFees = fees(legs, contracts, Side.SELL);
        for (int i = 0; i < legs.size(); i++) {
            book(legs.get(i), contracts.get(i), Side.BUY, buyerFees.get(i));
            book(legs.get(i), contracts.get(i), Side.SELL, sellerFees.get(i));
        }
    }

    /** A combo's buyer may sell in a leg: parties are told apart by account. */
    private List<BigDecimal> fees(List<BookedTrade> legs, List<Contract> contracts, Side side) {
        List<ComboFees.Leg> own = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            own.add(leg(legs.get(i), contracts.get(i), side));
        }
        if (legs.size() == 1) {
            return own.stream().map(ComboFees.Leg::fee).toList();
        }
        List<BigDecimal> discounted = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            discounted.add(comboFee(legs, contracts, i, side));
        }
        return discounted;
    }

    private BigDecimal comboFee(List<BookedTrade> legs, List<Contract> contracts, int leg, Side side) {
        BookedTrade.Party party = legs.get(leg).party(side);
        int place = 0;
        List<ComboFees.Leg> own = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            for (Side mine : Side.values()) {
                if (isSame(legs.get(i).party(mine), party)) {
                    place = i == leg ? own.size() : place;
                    own.add(leg(legs.get(i), contracts.get(i), mine));
                }
            }
        }
        return ComboFees.discounted(own, fees.at(legs.get(leg).timestamp())).get(place);
    }

    /** Who only met a leg of somebody else's combo has traded no combo. */
    private static boolean isSame(BookedTrade.Party one, BookedTrade.Party other) {
        return one.accountId() == other.accountId() && one.orderId().equals(other.orderId());
    }

    private ComboFees.Leg leg(BookedTrade trade, Contract contract, Side side) {
        BookedTrade.Party party = trade.party(side);
        BigDecimal fee = books.account(party.accountId()).role() == Role.TRADER
                ? fees.trade(
                        contract,
                        trade.price(),
                        trade.amount(),
                        party.maker(),
                        books.market.index(contract.coin()),
                        trade.timestamp())
                : Money.ZERO;
        return new ComboFees.Leg(contract, side, party.maker(), fee);
    }

    private void book(BookedTrade trade, Contract contract, Side side, BigDecimal fee) {
        BookedTrade.Party party = trade.party(side);
        Account account = books.account(party.accountId());
        Position position = account.positionIn(contract);
        BigDecimal sign = BigDecimal.valueOf(side.sign());
        BigDecimal value = contract.value(trade.amount(), trade.price()).multiply(sign);
        BigDecimal surplus = party.liquidation() ? surplus(trade, contract) : Money.ZERO;
        BigDecimal feeLeft = fee.add(surplus);
        List<Position.Part> parts = position.split(trade.amount().multiply(sign), value);
        for (Position.Part part : parts) {
            boolean last = part.equals(parts.getLast());
            BigDecimal share =
                    last ? feeLeft : Money.divide(feeLeft.multiply(part.amount().abs()), trade.amount());
            feeLeft = feeLeft.subtract(share);
            book(trade, party, account, position, part, side, share);
        }
        books.account(Accounts.FEES).pay(contract.currency(), fee);
        books.account(Accounts.INSURANCE).pay(contract.currency(), surplus);
    }

    /** Moves a whole position to the insurance at its mark, without fees. */
    void takeOver(Account account, Position position, long millis) {
        Contract contract = position.contract();
        if (contract.isPerpetual()) {
            funding.accrue(contract, millis);
        }
        books.mark(position);
        boolean longPosition = position.size().signum() > 0;
        BookedTrade.Party loser = new BookedTrade.Party(account.id(), "", false, true);
        BookedTrade.Party insurance = new BookedTrade.Party(Accounts.INSURANCE, "", true, false);
        BookedTrade trade = new BookedTrade(
                "insurance-" + account.id() + "-" + millis,
                contract.name(),
                position.lastMark(),
                position.size().abs(),
                millis,
                longPosition ? insurance : loser,
                longPosition ? loser : insurance);
        bookWithoutFee(trade, contract, Side.BUY);
        bookWithoutFee(trade, contract, Side.SELL);
    }

    private void bookWithoutFee(BookedTrade trade, Contract contract, Side side) {
        BigDecimal sign = BigDecimal.valueOf(side.sign());
        BookedTrade.Party party = trade.party(side);
        Account account = books.account(party.accountId());
        Position position = account.positionIn(contract);
        BigDecimal value = contract.value(trade.amount(), trade.price()).multiply(sign);
        position.split(trade.amount().multiply(sign), value)
                .forEach(part -> book(trade, party, account, position, part, side, Money.ZERO));
    }

    private BigDecimal surplus(BookedTrade trade, Contract contract) {
        double index = books.market.index(contract.coin());
        return fees.liquidation(contract, trade.price(), trade.amount(), index, trade.timestamp());
    }

    private void book(
            BookedTrade trade,
            BookedTrade.Party party,
            Account account,
            Position position,
            Position.Part part,
            Side side,
            BigDecimal fee) {
        Contract contract = position.contract();
        BigDecimal gain = position.trade(part.amount(), part.value(), trade.price());
        BigDecimal cashflow = contract.isOption() ? part.value().negate() : gain;
        BigDecimal change = (contract.isOption() ? cashflow : Money.ZERO).subtract(fee);
        account.pay(contract.currency(), change);
        if (position.lastMark().signum() == 0) {
            position.mark(trade.price());
        }
        if (account.role() == Role.TRADER) {
            books.log(
                    account,
                    contract.currency(),
                    trade.timestamp(),
                    cashflow,
                    change,
                    fee,
                    detail(trade, party, position, part, side));
        }
    }

    private LogEntry.Trade detail(
            BookedTrade trade, BookedTrade.Party party, Position position, Position.Part part, Side side) {
        return new LogEntry.Trade(
                trade.instrument(),
                (part.opens() ? "open " : "close ") + side.name().toLowerCase(Locale.ROOT),
                position.size(),
                part.amount().abs(),
                trade.price(),
                books.market.ticker(trade.instrument()).map(Ticker::mark).orElse(Double.NaN),
                books.market.index(position.contract().coin()),
                trade.tradeId(),
                party.orderId(),
                party.maker(),
                party.liquidation(),
                position.sessionFunding());
    }
}

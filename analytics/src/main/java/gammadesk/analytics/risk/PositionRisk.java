package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of one position: its value and greeks, or why there are none. It never affects another position. */
public sealed interface PositionRisk {
    /** What is held. */
    RiskBook.Entry entry();

    /** Why a position has no value. */
    enum Missing {
        UNREADABLE_NAME,
        UNKNOWN_INSTRUMENT,
        NO_RISK_MODEL,
        BAD_AMOUNT,
        EXPIRED,
        NO_PRICE,
        NO_VOLATILITY
    }

    /**
     * Not valued, and counted nowhere.
     *
     * @param entry what is held
     * @param missing why
     * @param text the same in one clause
     */
    record Unpriced(RiskBook.Entry entry, Missing missing, String text) implements PositionRisk {}

    /**
     * Valued.
     *
     * @param entry what is held
     * @param name the instrument's name taken apart
     * @param coins signed size in coin; of an inverse future its USD amount over the mark
     * @param forward USD per coin from which moves are counted: an option's forward, else the mark
     * @param strike USD, NaN for everything but options
     * @param vol mark volatility, a fraction; 0 for everything but options
     * @param years to expiry, 0 for perpetuals and spot
     * @param mark in the instrument's price unit: the venue's, or the model's where the venue gives none
     * @param usd greeks in USD
     * @param coin greeks in coin
     * @param netDelta coin: the venue's net transaction delta; of linear contracts the Black delta
     * @param profit not yet realised against the average price, in the settlement currency; empty without one
     * @param smile of its expiry
     * @param venue its mark data
     * @param notes clauses on what was assumed or is doubtful, such as a stale quote
     */
    record Priced(
            RiskBook.Entry entry,
            InstrumentName name,
            double coins,
            double forward,
            double strike,
            double vol,
            double years,
            double mark,
            RiskGreeks usd,
            RiskGreeks coin,
            double netDelta,
            OptionalDouble profit,
            SmileCurve smile,
            RiskMarket.Mark venue,
            List<String> notes)
            implements PositionRisk {
        public Priced {
            notes = List.copyOf(notes);
        }

        /** The coin it depends on. */
        public Currency base() {
            return name.family().base();
        }

        /** The currency of its profit: the coin, or the money of a linear family. */
        public Currency settlementCurrency() {
            return name.family().quote().orElse(base());
        }

        public Settlement settlement() {
            return name.family().settlement();
        }

        public InstrumentKind kind() {
            return name.kind();
        }

        /** Empty for perpetuals and spot. */
        public Optional<Expiry> expiry() {
            return switch (name) {
                case InstrumentName.OptionName option -> Optional.of(option.expiry());
                case InstrumentName.FutureName future -> Optional.of(future.expiry());
                default -> Optional.empty();
            };
        }

        /** Empty for everything but options. */
        public Optional<OptionType> optionType() {
            return name instanceof InstrumentName.OptionName option ? Optional.of(option.type()) : Optional.empty();
        }

        /** The view in a numeraire. */
        public RiskGreeks in(Numeraire numeraire) {
            return numeraire == Numeraire.USD ? usd : coin;
        }

        /** How the margin engine sees it; empty for spot, which needs none. */
        public Optional<RiskPosition> forMargin() {
            return switch (name) {
                case InstrumentName.SpotName _, InstrumentName.ComboName _ -> Optional.empty();
                case InstrumentName.OptionName option ->
                    Optional.of(new RiskPosition.Option(
                            name.text(), settlement(), coins, strike, option.type(), forward, vol, years));
                case InstrumentName.FutureName _, InstrumentName.PerpetualName _ ->
                    Optional.of(new RiskPosition.Future(name.text(), settlement(), coins, forward, years));
            };
        }
    }
}

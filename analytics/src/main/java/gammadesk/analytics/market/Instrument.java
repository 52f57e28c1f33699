package gammadesk.analytics.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A listed contract with the rules for trading it, as the venue stated them at run time.
 *
 * @param name the venue's name, its identity
 * @param kind what sort of contract it is
 * @param base the coin
 * @param quote the currency of its price; the coin itself for an inverse option
 * @param settlementCurrency the currency of its profit and loss
 * @param settlement inverse or linear
 * @param expiry empty for perpetuals and spot
 * @param option strike and type, empty for everything but options
 * @param contractSize size of one contract: in coin for options and linear contracts, in USD for inverse futures
 * @param ticks the price ladder
 * @param minimumAmount smallest order, in the unit of the amount: coin for options, USD for inverse futures
 * @param makerFee share of the notional for a resting order, as the venue lists it
 * @param takerFee share of the notional for a taking order, as the venue lists it
 * @param createdMillis listing time, milliseconds since the epoch
 * @param state whether it can be traded
 */
public record Instrument(
        String name,
        InstrumentKind kind,
        Currency base,
        Currency quote,
        Currency settlementCurrency,
        Settlement settlement,
        Optional<Expiry> expiry,
        Optional<OptionTerms> option,
        BigDecimal contractSize,
        TickLadder ticks,
        BigDecimal minimumAmount,
        BigDecimal makerFee,
        BigDecimal takerFee,
        long createdMillis,
        InstrumentState state) {
    /**
     * What makes an option out of a contract.
     *
     * @param strike in USD per coin
     * @param type call or put
     */
    public record OptionTerms(BigDecimal strike, OptionType type) {}

    /** The same instrument in another state. */
    public Instrument withState(InstrumentState next) {
        return new Instrument(
                name,
                kind,
                base,
                quote,
                settlementCurrency,
                settlement,
                expiry,
                option,
                contractSize,
                ticks,
                minimumAmount,
                makerFee,
                takerFee,
                createdMillis,
                next);
    }
}

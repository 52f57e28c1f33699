package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import java.util.List;

/**
 * How the private side treats the venue.
 *
 * @param venue where it is, and its limits of time
 * @param currencies whose executions are compared after a loss of connection; the venue asks for one at a time
 * @param proof how to show that the key is ours
 * @param matching the matching engine's own budget; one request costs 1
 * @param cancelReserve how many requests of that budget orders leave to cancels
 * @param mostWaiting orders and edits that are not settled, above which another one is refused
 * @param graceMillis after the end of an order's validity until its absence at the venue is proof
 * @param lookupMillis between two attempts to look an order up
 * @param sendAgainMillis before a refused request is sent again; it doubles with every refusal
 * @param mostAttempts to send a refused request
 * @param backOffMillis without a request after the venue said that its budget is used up
 * @param compareMillis between two comparisons of the account with the venue while the connection is up
 * @param baselineMillis how far back the executions of the first look at the account go
 */
public record AccountSettings(
        DeribitSettings venue,
        List<Currency> currencies,
        Proof proof,
        Credits matching,
        int cancelReserve,
        int mostWaiting,
        long graceMillis,
        long lookupMillis,
        long sendAgainMillis,
        int mostAttempts,
        long backOffMillis,
        long compareMillis,
        long baselineMillis) {
    private static final Currency USDT = new Currency("USDT");
    private static final long DAY_MILLIS = 86_400_000L;

    /** How to show that the key is ours. */
    public enum Proof {
        /** By a signature: the secret itself never leaves this program. */
        SIGNATURE,
        /** By the secret itself. */
        CREDENTIALS
    }

    public AccountSettings {
        currencies = List.copyOf(currencies);
    }

    /** The venue's lowest tier, its main currencies, proof by signature. */
    public static AccountSettings of(DeribitSettings venue) {
        return new AccountSettings(
                venue,
                List.of(Currency.BTC, Currency.ETH, Currency.USDC, USDT),
                Proof.SIGNATURE,
                new Credits(20, 5, 1),
                5,
                200,
                2_000,
                500,
                250,
                6,
                2_000,
                30_000,
                DAY_MILLIS);
    }

    /** The same for other currencies. */
    public AccountSettings withCurrencies(List<Currency> others) {
        return new AccountSettings(
                venue,
                others,
                proof,
                matching,
                cancelReserve,
                mostWaiting,
                graceMillis,
                lookupMillis,
                sendAgainMillis,
                mostAttempts,
                backOffMillis,
                compareMillis,
                baselineMillis);
    }

    /** The same with another proof. */
    public AccountSettings withProof(Proof other) {
        return new AccountSettings(
                venue,
                currencies,
                other,
                matching,
                cancelReserve,
                mostWaiting,
                graceMillis,
                lookupMillis,
                sendAgainMillis,
                mostAttempts,
                backOffMillis,
                compareMillis,
                baselineMillis);
    }

    /** The same with another budget of the matching engine. */
    public AccountSettings withMatching(Credits budget, int reserve) {
        return new AccountSettings(
                venue,
                currencies,
                proof,
                budget,
                reserve,
                mostWaiting,
                graceMillis,
                lookupMillis,
                sendAgainMillis,
                mostAttempts,
                backOffMillis,
                compareMillis,
                baselineMillis);
    }

    /** The same with other waiting times. */
    public AccountSettings withWaits(long grace, long lookup, long sendAgain, long backOff) {
        return new AccountSettings(
                venue,
                currencies,
                proof,
                matching,
                cancelReserve,
                mostWaiting,
                grace,
                lookup,
                sendAgain,
                mostAttempts,
                backOff,
                compareMillis,
                baselineMillis);
    }
}

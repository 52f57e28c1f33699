package gammadesk.analytics.trading;

import gammadesk.analytics.market.Currency;

/** Which orders to cancel. */
public sealed interface CancelScope {
    /** For the screen: {@code all open orders in BTC}. */
    String words();

    /** All of the account. */
    record Everything() implements CancelScope {
        @Override
        public String words() {
            return "all open orders of the account";
        }
    }

    /** All in instruments of a currency. */
    record OfCurrency(Currency currency) implements CancelScope {
        @Override
        public String words() {
            return "all open orders in " + currency;
        }
    }

    /** All in an instrument. */
    record OfInstrument(String instrument) implements CancelScope {
        @Override
        public String words() {
            return "all open orders in " + instrument;
        }
    }
}

package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.venue.VenueAccount.Money;
import gammadesk.analytics.backtest.venue.VenueAccount.Parts;

/** Cash in one unit, and what explains every change of the equity in that unit. */
final class Sheet {
    private double opening;
    private double cash;
    private double moved;
    private double spread;
    private double fees;
    private double funding;
    private double settlement;

    /** What was there at the beginning: in cash, and in positions that are counted elsewhere. */
    void open(double inCash, double inPositions) {
        cash += inCash;
        opening += inCash + inPositions;
    }

    void move(double earned) {
        moved += earned;
    }

    void spread(double paid) {
        spread += paid;
    }

    void settle(double earned) {
        settlement += earned;
    }

    void receive(double amount) {
        cash += amount;
    }

    void fee(double paid) {
        cash -= paid;
        fees += paid;
    }

    void fund(double paid) {
        cash -= paid;
        funding += paid;
    }

    double cash() {
        return cash;
    }

    Money picture(double positions) {
        return new Money(opening, cash, positions, new Parts(moved, spread, fees, funding, settlement));
    }
}

package gammadesk.views.risk;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Currency;

/**
 * What a picture of the outlook draws.
 *
 * @param choice for which it was computed
 * @param side which book it is
 * @param picture from which it is taken
 * @param figures of the book
 * @param outlook of the book
 */
record RiskData(RiskChoice choice, BookSide side, BookPicture picture, BookFigures figures, BookOutlook outlook) {
    Currency coin() {
        return choice.currency();
    }

    /** The money of the choice. */
    String money() {
        return choice.money();
    }

    /** USD per coin when the book was valued. */
    double spot() {
        return figures.own().market().index(coin());
    }

    /** Newer pictures with the same outlook look the same. */
    boolean looksLike(RiskData other) {
        return outlook.equals(other.outlook) && choice.equals(other.choice) && side == other.side;
    }
}

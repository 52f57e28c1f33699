package gammadesk.views.risk;

import gammadesk.analytics.desk.BookAttribution;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.risk.Numeraire;

/** What the picture of the attribution draws. */
record AttributionData(BookPicture picture, BookAttribution explained) {
    Numeraire numeraire() {
        return picture.choice().numeraire();
    }

    String money() {
        return picture.choice().money();
    }

    boolean looksLike(AttributionData other) {
        return explained.equals(other.explained) && picture.choice().equals(other.picture.choice());
    }
}

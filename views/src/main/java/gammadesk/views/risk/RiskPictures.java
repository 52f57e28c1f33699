package gammadesk.views.risk;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.desk.WhatIfPicture;
import gammadesk.analytics.port.FeedState;
import gammadesk.views.chart.DataChart.Shown;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Freshness;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** From the desk's picture to those of the book's risk. */
final class RiskPictures {
    /** The risk is computed beside the market's cycle: only what is older than this is called stale. */
    private static final double LIMIT_SECONDS = 15;

    private static final String NOT_YET =
            "The risk of the book has not been computed yet. Wait a moment; it needs the " + "market of the coin";

    private RiskPictures() {}

    /** The outlook of the chosen side, as far as a picture finds in it what it needs. */
    static Shown<RiskData> outlook(
            DeskSnapshot snapshot, RiskDesk desk, String subject, Function<BookOutlook, Optional<String>> lacking) {
        BookSide side = side(snapshot, desk);
        Reading<RiskData> data =
                snapshot.book().map(picture -> read(picture, side)).orElseGet(() -> Reading.missing(NOT_YET));
        Optional<String> lack = data.value().flatMap(known -> lacking.apply(known.outlook()));
        String reason = data.value().isEmpty()
                ? sentence(data.reason())
                : lack.map(RiskPictures::sentence).orElse("");
        return shown(snapshot, desk, lack.isPresent() ? Optional.empty() : data.value(), reason, subject, side);
    }

    /** Something of the picture itself. */
    static <T> Shown<T> of(
            DeskSnapshot snapshot, RiskDesk desk, String subject, Function<BookPicture, Reading<T>> part) {
        Reading<T> data = snapshot.book()
                .map(picture ->
                        noBook(picture).<Reading<T>>map(Reading::missing).orElseGet(() -> part.apply(picture)))
                .orElseGet(() -> Reading.missing(NOT_YET));
        return shown(snapshot, desk, data.value(), sentence(data.reason()), subject, BookSide.AS_IS);
    }

    private static <T> Shown<T> shown(
            DeskSnapshot snapshot, RiskDesk desk, Optional<T> data, String reason, String subject, BookSide side) {
        String coin = desk.model().choice().get().currency().code();
        return new Shown<>(
                data,
                reason,
                coin + " " + subject,
                snapshot.book().map(book -> context(book, side)).orElse(""),
                freshness(snapshot, desk),
                coin + side);
    }

    /** Why there is no book and what to do; empty when there is one. */
    private static Optional<String> noBook(BookPicture picture) {
        return picture.source() instanceof BookSource.None(String reason)
                ? Optional.of(reason.isBlank() ? NOT_YET : reason)
                : Optional.empty();
    }

    private static Reading<RiskData> read(BookPicture picture, BookSide side) {
        return noBook(picture).<Reading<RiskData>>map(Reading::missing).orElseGet(() -> known(picture, side));
    }

    private static Reading<RiskData> known(BookPicture picture, BookSide side) {
        Reading<BookFigures> figures = side == BookSide.AS_IS
                ? picture.live()
                : picture.whatIf()
                        .map(WhatIfPicture::after)
                        .<Reading<BookFigures>>map(Reading::of)
                        .orElseGet(() -> Reading.missing("there are no what-if trades"));
        return switch (figures) {
            case Reading.Missing<BookFigures>(String reason) -> Reading.missing(reason);
            case Reading.Known<BookFigures>(BookFigures known) -> read(picture, side, known);
        };
    }

    private static Reading<RiskData> read(BookPicture picture, BookSide side, BookFigures figures) {
        return switch (figures.outlook()) {
            case Reading.Missing<BookOutlook>(String reason) -> Reading.missing(reason);
            case Reading.Known<BookOutlook>(BookOutlook outlook) ->
                Reading.of(new RiskData(picture.choice(), side, picture, figures, outlook));
        };
    }

    /** Without hypothetical trades there is only the book as it is. */
    static BookSide side(DeskSnapshot snapshot, RiskDesk desk) {
        return hasTrades(snapshot) ? desk.model().side().get() : BookSide.AS_IS;
    }

    static boolean hasTrades(DeskSnapshot snapshot) {
        return snapshot.book().flatMap(BookPicture::whatIf).isPresent();
    }

    private static String context(BookPicture picture, BookSide side) {
        String whose = picture.source().words() + (side == BookSide.WITH_TRADES ? " with what-if trades" : "");
        String apart = picture.source() instanceof BookSource.Account account && !account.current()
                ? " · the account may differ from the venue's"
                : "";
        return whose
                + apart
                + leftOut(picture)
                + (picture.venueMillis() == 0 ? "" : " · market of " + Formats.utc(picture.venueMillis()));
    }

    private static String leftOut(BookPicture picture) {
        int unpriced = picture.live()
                .value()
                .map(figures -> figures.all().unpriced().size())
                .orElse(0);
        return unpriced == 0 ? "" : " · " + unpriced + " without a value left out";
    }

    /** The feed's, or the book's own age once it is past bearing. */
    private static Freshness freshness(DeskSnapshot snapshot, RiskDesk desk) {
        Freshness feed = Freshness.of(snapshot, desk.context().clock());
        double age = snapshot.book()
                .map(book -> book.ageSeconds(desk.context().clock().nanos()))
                .orElse(Double.NaN);
        return age > LIMIT_SECONDS && feed.state() == FeedState.LIVE ? new Freshness(feed.state(), age) : feed;
    }

    /** A clause as a sentence. */
    static String sentence(String clause) {
        String trimmed = clause.strip();
        String upper = trimmed.isEmpty() ? "" : trimmed.substring(0, 1).toUpperCase(Locale.ROOT) + trimmed.substring(1);
        return upper.isEmpty() || upper.endsWith(".") ? upper : upper + ".";
    }
}

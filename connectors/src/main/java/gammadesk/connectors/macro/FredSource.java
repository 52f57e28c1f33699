package gammadesk.connectors.macro;

import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.market.MacroRelease;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MacroSource;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * FRED with ALFRED's vintages. A value counts as known from the end of the day, in St. Louis, on which it came out.
 * FRED answers for at most 2,000 vintages at once and tells of each value only within the time that was asked about, so
 * a long history is asked for piece by piece, and what merely goes on from the piece before is no new vintage.
 */
public final class FredSource implements MacroSource {
    private static final int VINTAGES_AT_ONCE = 1_000;
    private static final int VINTAGES_PER_PAGE = 10_000;
    private static final int ROWS_PER_PAGE = 100_000;
    private static final int DATES_PER_PAGE = 10_000;
    private static final int MOST_PAGES = 1_000;
    private static final String END_OF_TIME = "9999-12-31";

    private final FredSettings settings;
    private final FredLine line;

    /** A source that has not asked anything yet. */
    public FredSource(FredSettings settings) {
        this.settings = settings;
        this.line = new FredLine(settings);
    }

    @Override
    public String origin() {
        return "FRED at " + settings.base().getAuthority();
    }

    /** One value within a piece of time, as FRED tells it. */
    record Row(LocalDate since, LocalDate date, double value) {}

    @Override
    public HistoryAnswer<MacroObservation> observations(String series, LocalDate from, LocalDate to) {
        Vintages vintages = new Vintages(series);
        try {
            List<LocalDate> all = vintageDates(series);
            List<LocalDate> wanted =
                    all.stream().filter(date -> !date.isBefore(from)).toList();
            List<LocalDate> asked = wanted.isEmpty() ? all.subList(Math.max(0, all.size() - 1), all.size()) : wanted;
            for (int at = 0; at < asked.size(); at += VINTAGES_AT_ONCE) {
                int next = at + VINTAGES_AT_ONCE;
                LocalDate since = asked.get(at);
                String until =
                        next < asked.size() ? asked.get(next).minusDays(1).toString() : END_OF_TIME;
                vintages.add(since, since.equals(all.getFirst()), rows(series, from, to, since, until));
            }
            return new HistoryAnswer.Whole<>(vintages.observations());
        } catch (IOException | DateTimeException | NumberFormatException e) {
            return broken(vintages.observations(), e);
        }
    }

    private static <T> HistoryAnswer<T> broken(List<T> rows, Exception e) {
        String reason = String.valueOf(e.getMessage());
        return rows.isEmpty()
                ? new HistoryAnswer.Unavailable<>(reason)
                : new HistoryAnswer.Part<>(rows, reason, List.of());
    }

    private List<LocalDate> vintageDates(String series) throws IOException {
        List<LocalDate> dates = new ArrayList<>();
        for (JsonNode date :
                all("series/vintagedates", "vintage_dates", VINTAGES_PER_PAGE, Map.of("series_id", series))) {
            dates.add(LocalDate.parse(date.asString()));
        }
        return dates.stream().sorted().distinct().toList();
    }

    /** A point is FRED's word for a day without a value. */
    private List<Row> rows(String series, LocalDate from, LocalDate to, LocalDate since, String until)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        Map<String, String> parameters = Map.of(
                "series_id", series,
                "observation_start", from.toString(),
                "observation_end", to.toString(),
                "realtime_start", since.toString(),
                "realtime_end", until);
        for (JsonNode row : all("series/observations", "observations", ROWS_PER_PAGE, parameters)) {
            String value = row.path("value").asString("");
            if (!value.isEmpty() && !value.equals(".")) {
                rows.add(new Row(
                        LocalDate.parse(row.path("realtime_start").asString("")),
                        LocalDate.parse(row.path("date").asString("")),
                        Double.parseDouble(value)));
            }
        }
        return rows;
    }

    @Override
    public HistoryAnswer<MacroRelease> releases(String series, LocalDate from, LocalDate to) {
        List<MacroRelease> releases = new ArrayList<>();
        try {
            JsonNode release = line.ask("series/release", Map.of("series_id", series))
                    .path("releases")
                    .path(0);
            if (release.isMissingNode()) {
                return new HistoryAnswer.Unavailable<>("FRED knows no publication of " + series);
            }
            Publication publication = new Publication(
                    release.path("id").asInt(), release.path("name").asString(""));
            for (JsonNode row : all(
                    "release/dates",
                    "release_dates",
                    DATES_PER_PAGE,
                    Map.of(
                            "release_id", Integer.toString(publication.id()),
                            "realtime_start", from.toString(),
                            "realtime_end", to.toString(),
                            "include_release_dates_with_no_data", "true",
                            "sort_order", "asc"))) {
                LocalDate date = LocalDate.parse(row.path("date").asString(""));
                if (!date.isBefore(from) && !date.isAfter(to)) {
                    releases.add(publication.on(date));
                }
            }
            return new HistoryAnswer.Whole<>(releases);
        } catch (IOException | DateTimeException e) {
            return broken(releases, e);
        }
    }

    /** All rows of a list that FRED tells page by page. */
    private List<JsonNode> all(String method, String list, int perPage, Map<String, String> parameters)
            throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        Map<String, String> paged = new HashMap<>(parameters);
        paged.put("limit", Integer.toString(perPage));
        for (int page = 0; page < MOST_PAGES; page++) {
            paged.put("offset", Integer.toString(rows.size()));
            JsonNode answer = line.ask(method, paged);
            int before = rows.size();
            answer.path(list).forEach(rows::add);
            if (rows.size() == before || rows.size() >= answer.path("count").asInt(0)) {
                return rows;
            }
        }
        throw new IOException("FRED has more than " + MOST_PAGES + " pages: ask for a shorter time");
    }

    @Override
    public void close() {
        line.close();
    }
}

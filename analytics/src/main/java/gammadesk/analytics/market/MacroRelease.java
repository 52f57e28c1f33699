package gammadesk.analytics.market;

import java.time.LocalDate;

/**
 * One date of a publication, past or announced.
 *
 * @param id the source's number of the publication
 * @param name such as {@code Consumer Price Index}
 * @param date of publication, at the publisher's place
 * @param atMillis the moment, milliseconds since the epoch: the publisher's usual hour, or the end of the date where
 *     the hour is not known
 * @param isHourKnown whether the hour is the publisher's usual one
 */
public record MacroRelease(int id, String name, LocalDate date, long atMillis, boolean isHourKnown) {}

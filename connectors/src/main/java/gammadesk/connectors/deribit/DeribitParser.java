package gammadesk.connectors.deribit;

import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.Heartbeat;
import gammadesk.connectors.deribit.DeribitMessage.Ignored;
import gammadesk.connectors.deribit.DeribitMessage.Malformed;
import gammadesk.connectors.deribit.DeribitMessage.Refusal;
import gammadesk.connectors.deribit.DeribitMessage.Reply;
import gammadesk.connectors.deribit.ReplyReader.Shape;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Text of the venue in, messages out: the same text always gives the same message, and nothing is ever thrown. An
 * instance remembers the names it has seen so as not to make them anew, and is therefore for one thread only.
 */
public final class DeribitParser {
    private static final int SAMPLE_CHARS = 240;

    private final JsonFactory json = new JsonFactory();
    private final NameTable<String> names = new NameTable<>(name -> name);
    private final NameTable<Channel> channels = new NameTable<>(Channel::of);

    /** Reads one message; what cannot be read is a {@link Malformed}. */
    public DeribitMessage parse(String text) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
            return message(cursor(parser), text);
        } catch (UnreadableException e) {
            return malformed(String.valueOf(e.getMessage()), text);
        } catch (JacksonException e) {
            return malformed("not JSON: " + e.getOriginalMessage(), text);
        }
    }

    private DeribitMessage message(Cursor in, String text) {
        in.start();
        in.enterObject("the message");
        Envelope envelope = new Envelope();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            member(in, name, envelope, text);
        }
        in.end();
        return envelope.message();
    }

    private void member(Cursor in, String name, Envelope envelope, String text) {
        switch (name) {
            case "method" -> envelope.method = in.name();
            case "params" -> parameters(in, envelope, text);
            case "id" -> envelope.id = in.integer();
            case "result" -> envelope.body = ReplyReader.read(in, shapeAt(in, text));
            case "error" -> envelope.error = error(in);
            case "usOut" -> envelope.venueMicros = in.integer();
            default -> in.skip();
        }
    }

    private void parameters(Cursor in, Envelope envelope, String text) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        Channel channel = null;
        int dataAt = -1;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "channel" -> channel = in.channel();
                case "type" -> envelope.type = in.name();
                case "data" -> {
                    if (channel == null) {
                        dataAt = in.offset();
                        in.skip();
                    } else {
                        envelope.news = NotificationReader.read(channel, in);
                    }
                }
                default -> in.skip();
            }
        }
        if (channel != null && dataAt >= 0) {
            envelope.news = notificationAt(channel, text, dataAt);
        }
    }

    /** JSON's members have no order: the data may come before the channel that explains it. */
    private DeribitMessage notificationAt(Channel channel, String text, int offset) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text.substring(offset))) {
            Cursor in = cursor(parser);
            in.start();
            return NotificationReader.read(channel, in);
        }
    }

    /** Looks ahead, without moving the cursor, at the names of the object that stands there or first in the list. */
    private Shape shapeAt(Cursor in, String text) {
        if (!in.isObject() && !in.isArray()) {
            return Shape.OTHER;
        }
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text.substring(in.offset()))) {
            Cursor ahead = cursor(parser);
            ahead.start();
            boolean isEmpty = ahead.isArray() && !ahead.nextElement();
            return isEmpty || !ahead.isObject() ? Shape.OTHER : ReplyReader.shape(memberNames(ahead));
        }
    }

    private static Set<String> memberNames(Cursor object) {
        Set<String> names = new HashSet<>();
        for (String name = object.nextName(); name != null; name = object.nextName()) {
            names.add(name);
            object.skip();
        }
        return names;
    }

    private static Optional<DeribitError> error(Cursor in) {
        if (!in.isObject()) {
            in.skip();
            return Optional.empty();
        }
        int code = 0;
        String message = "";
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "code" -> code = Math.toIntExact(Math.clamp(in.integer(), Integer.MIN_VALUE, Integer.MAX_VALUE));
                case "message" -> message = in.text();
                default -> in.skip();
            }
        }
        return Optional.of(DeribitError.ofCode(code, message));
    }

    private Cursor cursor(JsonParser parser) {
        return new Cursor(parser, names, channels);
    }

    /** A message that could not be worked off, shortened for inspection. */
    static Malformed malformed(String reason, String text) {
        String sample = text.length() <= SAMPLE_CHARS ? text : text.substring(0, SAMPLE_CHARS) + "…";
        return new Malformed(reason.lines().findFirst().orElse(""), sample);
    }

    /** What stands around the matter. */
    private static final class Envelope {
        private String method = "";
        private String type = "";
        private long id;
        private long venueMicros;
        private @Nullable Body body;
        private @Nullable DeribitMessage news;
        private Optional<DeribitError> error = Optional.empty();

        DeribitMessage message() {
            if (news != null) {
                return news;
            }
            if (method.equals("heartbeat")) {
                return new Heartbeat(type.equals("test_request"));
            }
            if (error.isPresent()) {
                return new Refusal(id, error.get());
            }
            if (body != null) {
                return new Reply(id, body, venueMicros);
            }
            UnreadableException.require(!method.isEmpty() && !method.equals("subscription"), "neither news nor reply");
            return new Ignored(method);
        }
    }
}

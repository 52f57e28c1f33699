package gammadesk.views.shell;

import gammadesk.views.shell.Layout.Dock;
import gammadesk.views.shell.Layout.Floating;
import gammadesk.views.shell.Layout.Split;
import gammadesk.views.shell.Layout.Tabs;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A layout as JSON and back. What cannot be read is an empty answer, never an exception. */
final class LayoutJson {
    private static final int VERSION = 1;
    private static final int DEEPEST = 16;
    private static final JsonFactory FACTORY = new JsonFactory();

    private LayoutJson() {}

    static String write(Layout layout) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeName("wide");
            write(json, layout.wide());
            json.writeName("narrow");
            write(json, layout.narrow());
            json.writeArrayPropertyStart("floating");
            layout.floating().forEach(window -> write(json, window));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Floating window) {
        json.writeStartObject();
        json.writeNumberProperty("x", Math.rint(window.x()));
        json.writeNumberProperty("y", Math.rint(window.y()));
        json.writeNumberProperty("width", Math.rint(window.width()));
        json.writeNumberProperty("height", Math.rint(window.height()));
        json.writeName("dock");
        write(json, window.dock());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Dock dock) {
        json.writeStartObject();
        switch (dock) {
            case Split split -> {
                json.writeBooleanProperty("vertical", split.vertical());
                json.writeArrayPropertyStart("dividers");
                split.dividers().forEach(at -> json.writeNumber(Math.rint(at * 1000) / 1000));
                json.writeEndArray();
                json.writeArrayPropertyStart("parts");
                split.parts().forEach(part -> write(json, part));
                json.writeEndArray();
            }
            case Tabs tabs -> {
                json.writeStringProperty("selected", tabs.selected());
                json.writeArrayPropertyStart("panels");
                tabs.ids().forEach(json::writeString);
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    static Optional<Layout> read(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            return Optional.of(readLayout(json));
        } catch (JacksonException | Malformed _) {
            return Optional.empty();
        }
    }

    private static Layout readLayout(JsonParser json) {
        Optional<Dock> wide = Optional.empty();
        Optional<Dock> narrow = Optional.empty();
        List<Floating> floating = new ArrayList<>();
        expect(json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "version" -> require(json.getIntValue() == VERSION);
                case "wide" -> wide = Optional.of(readDock(json, 0));
                case "narrow" -> narrow = Optional.of(readDock(json, 0));
                case "floating" -> eachElement(json, () -> floating.add(readFloating(json)));
                default -> json.skipChildren();
            }
        }
        expect(json, JsonToken.END_OBJECT);
        return new Layout(wide.orElseThrow(Malformed::new), narrow.orElseThrow(Malformed::new), floating);
    }

    private static Floating readFloating(JsonParser json) {
        double[] bounds = new double[4];
        Optional<Dock> dock = Optional.empty();
        expect(json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "x" -> bounds[0] = json.getDoubleValue();
                case "y" -> bounds[1] = json.getDoubleValue();
                case "width" -> bounds[2] = json.getDoubleValue();
                case "height" -> bounds[3] = json.getDoubleValue();
                case "dock" -> dock = Optional.of(readDock(json, 0));
                default -> json.skipChildren();
            }
        }
        return new Floating(bounds[0], bounds[1], bounds[2], bounds[3], dock.orElseThrow(Malformed::new));
    }

    private static Dock readDock(JsonParser json, int depth) {
        require(depth < DEEPEST);
        expect(json, JsonToken.START_OBJECT);
        boolean vertical = false;
        String selected = "";
        List<Double> dividers = new ArrayList<>();
        List<Dock> parts = new ArrayList<>();
        List<String> panels = new ArrayList<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "vertical" -> vertical = json.getBooleanValue();
                case "selected" -> selected = json.getString();
                case "dividers" -> eachElement(json, () -> dividers.add(Math.clamp(json.getDoubleValue(), 0, 1)));
                case "parts" -> eachElement(json, () -> parts.add(readDock(json, depth + 1)));
                case "panels" -> eachElement(json, () -> panels.add(json.getString()));
                default -> json.skipChildren();
            }
        }
        return parts.isEmpty() ? new Tabs(selected, panels) : new Split(vertical, dividers, parts);
    }

    private static void eachElement(JsonParser json, Runnable read) {
        expect(json, JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            read.run();
        }
    }

    private static void expect(JsonParser json, JsonToken token) {
        require(json.currentToken() == token);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Malformed();
        }
    }

    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}

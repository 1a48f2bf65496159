package corpus

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The usual names of the fields of a record.
var (
	textFields   = []string{"text", "body", "content", "articleBody", "article", "full_text", "fulltext", "maintext", "main_text", "message", "html", "content_html", "raw_text", "текст", "зміст", "содержание"}
	titleFields  = []string{"title", "headline", "name", "subject", "заголовок", "назва", "название"}
	dateFields   = []string{"date", "datePublished", "date_published", "published", "published_at", "publish_date", "date_publish", "pubDate", "created_at", "timestamp", "datetime", "time", "дата"}
	authorFields = []string{"author", "authors", "byline", "creator", "автор"}
	outletFields = []string{"outlet", "source_name", "publisher", "site", "source", "source_domain", "domain", "media", "видання", "издание", "джерело", "источник"}
	idFields     = []string{"id", "_id", "guid", "uid"}
	langFields   = []string{"lang", "language", "мова", "язык"}
	urlFields    = []string{"url", "link", "href"}
)

// manyObjects reports whether text is JSON lines: its first line is a whole
// object, and there is more.
func manyObjects(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "{") && strings.HasSuffix(line, "}") && strings.TrimSpace(rest) != "" && json.Valid([]byte(line))
}

// looksLikeJSON reports whether head starts as a JSON document does.
func looksLikeJSON(head string) bool {
	head = strings.TrimSpace(head)
	if head == "" || head[0] != '{' && head[0] != '[' {
		return false
	}
	rest := strings.TrimLeft(head[1:], " \t\r\n")
	return rest != "" && (head[0] == '{' && rest[0] == '"' || head[0] == '[' && rest[0] == '{')
}

// readJSONL reads a record a line, a document each. Bad lines are errors that
// name them; the others are read.
func (s *source) readJSONL(text string) ([]*Doc, error) {
	var docs []*Doc
	var errs []error
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		var record map[string]any
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			errs = append(errs, fmt.Errorf("line %d: no JSON object: %w", number, err))
			continue
		}
		d, err := s.record(record, strconv.Itoa(number))
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", number, err))
			continue
		}
		d.Format = "jsonl"
		docs = append(docs, d)
	}
	return docs, joinSome(errs)
}

// errorLimit is how many bad records of a file are told one by one.
const errorLimit = 20

// joinSome joins errs; of very many it says how many more there were.
func joinSome(errs []error) error {
	if more := len(errs) - errorLimit; more > 0 {
		errs = append(errs[:errorLimit:errorLimit], fmt.Errorf("and %d more records like these", more))
	}
	return join(errs)
}

// readJSON reads an object, a list of them, or what Telegram exports.
func (s *source) readJSON(text string) ([]*Doc, error) {
	var value any
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&value); err != nil {
		if s.ext != ".json" { // a text that happens to start with a bracket
			d := &Doc{Text: text, Format: "txt", Outlet: s.opts.Outlet}
			d.SetBlocks()
			return []*Doc{s.finish(d)}, nil
		}
		return nil, fmt.Errorf("broken JSON (%w): export it again", err)
	}
	switch v := value.(type) {
	case map[string]any:
		if isTelegram(v) {
			return s.readTelegram(v)
		}
		for _, key := range []string{"articles", "items", "documents", "docs", "data", "results", "entries", "records"} {
			if list, ok := v[key].([]any); ok {
				return s.records(list)
			}
		}
		d, err := s.record(v, "")
		if err != nil {
			return nil, err
		}
		return []*Doc{d}, nil
	case []any:
		return s.records(v)
	}
	return nil, fmt.Errorf("%w: JSON without a record in it", ErrNoText)
}

func (s *source) records(list []any) ([]*Doc, error) {
	var docs []*Doc
	var errs []error
	for i, e := range list {
		record, ok := e.(map[string]any)
		if !ok {
			errs = append(errs, fmt.Errorf("record %d is no object", i+1))
			continue
		}
		d, err := s.record(record, strconv.Itoa(i+1))
		if err != nil {
			errs = append(errs, fmt.Errorf("record %d: %w", i+1, err))
			continue
		}
		docs = append(docs, d)
	}
	if len(docs) == 0 && len(errs) == 0 {
		errs = append(errs, fmt.Errorf("%w: JSON without a record in it", ErrNoText))
	}
	return docs, joinSome(errs)
}

// field returns the value of the field called name, or where name is empty of
// the first of usual that there is.
func field(record map[string]any, name string, usual []string) string {
	if name != "" {
		usual = []string{name}
	}
	for _, key := range usual {
		switch v := record[key].(type) {
		case string:
			if strings.TrimSpace(v) != "" {
				return Repair(v)
			}
		case json.Number:
			return v.String()
		case float64:
			return strconv.FormatFloat(v, 'f', -1, 64)
		case map[string]any, []any:
			if s := names(v); s != "" {
				return s
			}
			if list, ok := v.([]any); ok {
				var parts []string
				for _, e := range list {
					if s, ok := e.(string); ok {
						parts = append(parts, s)
					}
				}
				if len(parts) > 0 {
					return strings.Join(parts, "\n\n")
				}
			}
		}
	}
	return ""
}

// record makes a document of a record; number tells it from the others of its
// file.
func (s *source) record(r map[string]any, number string) (*Doc, error) {
	f := &s.opts.Fields
	text := field(r, f.Text, textFields)
	if text == "" {
		want := f.Text
		if want == "" {
			want = "text"
		}
		return nil, fmt.Errorf("no text in a field %q: there are %s: name the one with --field text=NAME", want, fieldNames(r))
	}
	d := &Doc{
		ID: field(r, f.ID, idFields), Format: "json", Title: oneLine(field(r, f.Title, titleFields)),
		Author: oneLine(field(r, f.Author, authorFields)), Outlet: oneLine(field(r, f.Outlet, outletFields)), Lang: Lang(field(r, f.Lang, langFields)),
	}
	if s.opts.Outlet != "" {
		d.Outlet = s.opts.Outlet
	}
	if name := outletOf("//" + d.Outlet); name != "" {
		d.Outlet = name
	}
	if !d.Lang.Compared() && len(d.Lang) != 2 {
		d.Lang = ""
	}
	if looksLikeHTML(text) {
		c := &composer{}
		if d.Title != "" {
			c.add(Title, "", d.Title)
		}
		fragment(text, c)
		c.doc(d)
	} else {
		d.Text = text
		d.SetBlocks()
	}
	if strings.TrimSpace(d.Text) == "" {
		return nil, ErrEmpty
	}
	found := dated{field(r, f.Date, dateFields), "record"}
	if n, err := strconv.ParseInt(found.date, 10, 64); err == nil && n > 1e8 && n < 1e13 { // seconds or milliseconds since 1970
		if n > 1e11 {
			n /= 1000
		}
		found.date = time.Unix(n, 0).UTC().Format(time.RFC3339)
	}
	s.finish(d, found, dated{d.Date, d.DateFrom})
	base := idOf(s.name)
	switch {
	case d.ID == base && number != "":
		d.ID = base + "#" + number
	case number != "":
		d.Source = s.name + ":" + number
	}
	if d.Source == s.name && number != "" {
		d.Source += ":" + number
	}
	if url := field(r, "", urlFields); url != "" {
		d.Source = url
		if d.Outlet == "" {
			d.Outlet = outletOf(url)
		}
	}
	return d, nil
}

// fieldNames lists the fields of a record, not too many of them.
func fieldNames[V any](r map[string]V) string {
	keys := sortedKeys(r)
	if len(keys) == 0 {
		return "none"
	}
	if len(keys) > 12 {
		keys = append(keys[:12], "…")
	}
	return strings.Join(keys, ", ")
}

// isTelegram reports whether v is an export of Telegram Desktop.
func isTelegram(v map[string]any) bool {
	if list, ok := v["messages"].([]any); ok && len(list) > 0 {
		first, ok := list[0].(map[string]any)
		return ok && first["date"] != nil && first["type"] != nil
	}
	chats, ok := v["chats"].(map[string]any)
	return ok && chats["list"] != nil
}

// readTelegram reads the messages of an export, a document each; service
// messages and those without text are counted in a note.
func (s *source) readTelegram(v map[string]any) ([]*Doc, error) {
	chats := []any{v}
	if all, ok := v["chats"].(map[string]any); ok {
		chats, _ = all["list"].([]any)
	}
	var docs []*Doc
	silent := 0
	for _, c := range chats {
		chat, ok := c.(map[string]any)
		if !ok {
			continue
		}
		name := str(chat["name"])
		messages, _ := chat["messages"].([]any)
		for _, m := range messages {
			message, ok := m.(map[string]any)
			if !ok || str(message["type"]) != "message" {
				silent++
				continue
			}
			text := telegramText(message["text"])
			if strings.TrimSpace(text) == "" {
				silent++
				continue
			}
			docs = append(docs, s.message(message, text, name))
		}
	}
	if len(docs) == 0 {
		return nil, fmt.Errorf("%w: an export without messages that hold text", ErrNoText)
	}
	if silent > 0 {
		docs[0].Notes = append(docs[0].Notes, fmt.Sprintf("messages without text that were passed over: %d", silent))
	}
	return docs, nil
}

// message makes a document of a message of the channel called name.
func (s *source) message(m map[string]any, text, name string) *Doc {
	d := &Doc{Format: "telegram", Text: text, Outlet: name, Author: str(m["from"])}
	if d.Author == name {
		d.Author = ""
	}
	if from := str(m["forwarded_from"]); from != "" {
		d.Notes = append(d.Notes, "forwarded from "+from)
	}
	if s.opts.Outlet != "" {
		d.Outlet = s.opts.Outlet
	}
	d.SetBlocks()
	s.finish(d, dated{telegramDate(m), "message"}, dated{d.Date, d.DateFrom})
	id := ""
	if n, ok := m["id"].(json.Number); ok {
		id = n.String()
	}
	d.ID = idOf(s.name) + "#" + id
	if name != "" {
		d.ID = name + "#" + id
	}
	d.Source = s.name + ":" + id
	return d
}

// telegramText returns the text of a message: a string, or a list of strings
// and of objects with a text (links, bold…).
func telegramText(v any) string {
	switch v := v.(type) {
	case string:
		return Repair(v)
	case []any:
		var b strings.Builder
		for _, e := range v {
			switch e := e.(type) {
			case string:
				b.WriteString(e)
			case map[string]any:
				if s, ok := e["text"].(string); ok {
					b.WriteString(s)
				}
			}
		}
		return Repair(b.String())
	}
	return ""
}

// telegramDate returns the date of a message. The export has it by the clock
// of the machine that made it, and in seconds since 1970: the difference is
// the time zone.
func telegramDate(m map[string]any) string {
	local := str(m["date"])
	t, err := time.Parse("2006-01-02T15:04:05", local)
	if err != nil {
		return local
	}
	unix, err := strconv.ParseInt(str(m["date_unixtime"]), 10, 64)
	if err != nil {
		return local
	}
	offset := int(t.Unix() - unix)
	if offset%900 != 0 || offset < -14*3600 || offset > 14*3600 {
		return time.Unix(unix, 0).UTC().Format(time.RFC3339)
	}
	return time.Unix(unix, 0).In(time.FixedZone("", offset)).Format("2006-01-02T15:04:05-07:00")
}

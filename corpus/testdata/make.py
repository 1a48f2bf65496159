#!/usr/bin/env python3
"""Makes the files in formats/ from the two articles below: python3 make.py

Only the PDF needs a program, Chromium (or the one that CHROMIUM names); the
rest is the standard library. Run it again after a change of the articles.
"""
import base64, gzip, html, json, os, quopri, subprocess, sys, tempfile, zipfile

UK = {
    "title": "У Кам'янському порту загорівся елеватор",
    "author": "Соломія Дзвін",
    "date": "2024-10-08T19:45:00+03:00",
    "paras": [
        "Пожежа на зерновому елеваторі в порту Кам'янського почалася близько 16:20 у вівторок, 8 жовтня, повідомили в обласному управлінні ДСНС.",
        "Вогонь охопив близько 600 квадратних метрів. На місці працюють 74 рятувальники, їм допомагають два портові буксири.",
        "«Людей вивели одразу, ніхто не постраждав», – сказала речниця порту Ольга Щербак.",
        "Власник оцінює збитки у 12,5 млн гривень. Причину пожежі з'ясовує слідчо-оперативна група.",
    ],
}
RU = {
    "title": "В Каменском порту загорелся элеватор",
    "author": "Ефим Щукин",
    "date": "2024-10-08T20:10:00+03:00",
    "paras": [
        "Пожар на зерновом элеваторе в порту Каменского начался около 16:20 во вторник, 8 октября, сообщили в областном управлении спасательной службы.",
        "Огонь охватил около 700 квадратных метров. На месте работают 74 спасателя, им помогают два портовых буксира.",
        "«Людей вывели сразу, никто не пострадал», – сказала представитель порта Ольга Щербак.",
        "Владелец оценивает ущерб в 12,5 млн гривен. Причину пожара выясняет следственно-оперативная группа.",
    ],
}
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "formats")


def write(name, data):
    with open(os.path.join(OUT, name), "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())


def plain(a):
    return a["title"] + "\n\n" + "\n\n".join(a["paras"]) + "\n"


def dos(s):
    """cp1125: cp866 with the Ukrainian letters."""
    own = {c: 0xF2 + i for i, c in enumerate("ҐґЄєІіЇї")}
    s = s.replace("«", '"').replace("»", '"').replace("–", "-")
    return b"".join(bytes([own[c]]) if c in own else c.encode("cp866") for c in s)


def page(a, head=""):
    body = "".join("<p>%s</p>\n" % html.escape(p, False) for p in a["paras"])
    return "<!DOCTYPE html><html><head>%s<title>%s</title></head><body><h1>%s</h1>\n%s</body></html>" % (head, a["title"], a["title"], body)


def wrap(s, width):
    lines, line = [], ""
    for word in s.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = (line + " " + word).strip()
    return "\n".join(lines + [line])


def zipped(name, files):
    """Writes a zip file that is the same every time."""
    with zipfile.ZipFile(os.path.join(OUT, name), "w", zipfile.ZIP_DEFLATED) as z:
        for path, data in files:
            info = zipfile.ZipInfo(path, (2024, 10, 8, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            z.writestr(info, data)


def docx(a):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    para = lambda s, style="": "<w:p>%s<w:r><w:t>%s</w:t></w:r><w:r><w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>" % (
        '<w:pPr><w:pStyle w:val="%s"/></w:pPr>' % style if style else "", html.escape(s[: len(s) // 2], False), html.escape(s[len(s) // 2 :], False))
    deleted = '<w:p><w:del><w:r><w:delText>Викреслене речення.</w:delText></w:r></w:del></w:p>'
    body = para(a["title"], "a3") + deleted + "".join(map(para, a["paras"]))
    zipped("article.docx", [
        ("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
        ("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", '<?xml version="1.0" encoding="UTF-8"?><w:document %s><w:body>%s</w:body></w:document>' % (w, body)),
        ("word/styles.xml", '<?xml version="1.0"?><w:styles %s><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style></w:styles>' % w),
        ("docProps/core.xml", '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>%s</dc:creator><dcterms:created>2024-10-08T16:45:00Z</dcterms:created></cp:coreProperties>' % a["author"]),
    ])


def odt(a):
    ns = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = '<text:p text:style-name="Title">%s</text:p>' % a["title"] + "".join("<text:p>%s</text:p>" % html.escape(p, False) for p in a["paras"])
    zipped("article.odt", [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", '<?xml version="1.0"?><office:document-content %s><office:body><office:text>%s</office:text></office:body></office:document-content>' % (ns, body))])


def epub(a):
    half = len(a["paras"]) // 2
    chapter = lambda head, ps: '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>%s%s</body></html>' % (head, "".join("<p>%s</p>" % html.escape(p, False) for p in ps))
    zipped("article.epub", [
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'),
        ("OPS/book.opf", '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:creator>%s</dc:creator><dc:date>2024-10-08</dc:date></metadata><manifest><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>' % (a["title"], a["author"])),
        ("OPS/one.xhtml", chapter("<h1>%s</h1>" % a["title"], a["paras"][:half])),
        ("OPS/two.xhtml", chapter("", a["paras"][half:])),
    ])


def mail(a, charset):
    word = lambda s: "=?%s?B?%s?=" % (charset, base64.b64encode(s.encode(charset)).decode())
    text = "\n\n".join(wrap(p, 66) for p in a["paras"]) + "\n\n-- \nПресслужба порту, +380 00 000 00 00\n"
    text = text.replace("«", '"').replace("»", '"').replace("–", "-")
    body = base64.encodebytes(text.encode(charset)).decode()
    return ("From: %s <press@port.example>\nTo: list@example.org\nSubject: %s\nDate: Tue, 8 Oct 2024 19:45:00 +0300\nMIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=%s\nContent-Transfer-Encoding: base64\n\n%s" % (word(a["author"]), word(a["title"]), charset, body))


def mhtml(a):
    body = quopri.encodestring(page(a, '<meta property="article:published_time" content="%s">' % a["date"]).encode()).decode()
    return ("From: <Saved by a browser>\nSubject: page\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"xx\"; type=\"text/html\"\n\n"
            "--xx\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://port.example/\n\n%s\n--xx--\n" % body)


def pdf(a):
    style = '<meta charset="utf-8"><style>@page{size:105mm 120mm;margin:12mm}body{font:11px/1.4 serif}h1{font-size:17px}</style>'
    chromium = os.environ.get("CHROMIUM", "chromium")
    with tempfile.TemporaryDirectory() as tmp:
        src, dst = os.path.join(tmp, "a.html"), os.path.join(OUT, "article.pdf")
        with open(src, "w") as f:
            f.write(page(a, style))
        subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=" + dst, "file://" + src], check=True, stderr=subprocess.DEVNULL)
        blank = page({"title": "", "paras": []}, style)
        with open(src, "w") as f:
            f.write(blank.replace("<h1></h1>", '<svg width="50" height="50"><rect width="40" height="40" fill="gray"/></svg>'))
        subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=" + os.path.join(OUT, "picture.pdf"), "file://" + src], check=True, stderr=subprocess.DEVNULL)


def main():
    os.makedirs(OUT, exist_ok=True)
    uk, ru = plain(UK), plain(RU)
    write("utf8.txt", uk)
    write("utf8-bom.txt", b"\xef\xbb\xbf" + uk.encode())
    write("utf16le.txt", b"\xff\xfe" + uk.encode("utf-16-le"))
    write("utf16be.txt", b"\xfe\xff" + uk.encode("utf-16-be"))
    write("utf16le-unmarked.txt", uk.encode("utf-16-le"))
    write("windows-1251.txt", uk.encode("cp1251"))
    typewriter = lambda s: s.replace("«", '"').replace("»", '"').replace("–", "-")
    write("koi8-u.txt", typewriter(uk).encode("koi8-u"))
    write("iso-8859-5.txt", typewriter(uk).encode("iso-8859-5"))
    write("cp1125.txt", dos(uk))
    write("ru-windows-1251.txt", ru.encode("cp1251"))
    write("ru-koi8-r.txt", typewriter(ru).encode("koi8-r"))
    write("ru-cp866.txt", dos(ru))
    write("ru-iso-8859-5.txt", typewriter(ru).encode("iso-8859-5"))
    write("ru-mac.txt", ru.encode("mac-cyrillic"))
    write("wrapped.txt", UK["title"] + "\n\n" + "\n\n".join(wrap(p, 60) for p in UK["paras"]) + "\n")
    write("packed.txt.gz", gzip.compress(uk.encode(), 9, mtime=0))
    write("wrong-label.html", page(UK, '<meta charset="windows-1251">'))
    write("wrong-label-2.html", typewriter(page(RU, '<meta charset="windows-1251">')).encode("koi8-r"))
    write("article.md", "---\ntitle: %s\nauthor: %s\ndate: %s\n---\n\n# %s\n\n%s\n" % (UK["title"], UK["author"], UK["date"], UK["title"], "\n\n".join(wrap(p, 70) for p in UK["paras"]).replace("600 квадратних", "**600** [квадратних](https://port.example)")))
    write("article.csv", "id;title;date;body\n" + "".join('%d;"%s";%s;"%s"\n' % (i, a["title"], a["date"], "\n\n".join(a["paras"])) for i, a in enumerate((UK, RU), 1)))
    record = lambda a, i: {"id": i, "headline": a["title"], "datePublished": a["date"], "author": {"name": a["author"]}, "text": plain(a)}
    write("article.json", json.dumps([record(UK, 1), record(RU, 2)], ensure_ascii=False, indent=1))
    write("article.jsonl", "".join(json.dumps(record(a, i), ensure_ascii=False) + "\n" for i, a in enumerate((UK, RU), 1)))
    item = lambda a: "<item><title>%s</title><link>https://port.example/%s</link><pubDate>Tue, 08 Oct 2024 19:45:00 +0300</pubDate><description><![CDATA[%s]]></description></item>" % (a["title"], a["author"], "".join("<p>%s</p>" % p for p in a["paras"]))
    write("rss.xml", ('<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Портові новини</title>%s%s</channel></rss>' % (item(UK), item(RU))).encode("cp1251"))
    write("atom.xml", '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Портові новини</title><entry><title>%s</title><link href="https://port.example/1"/><published>%s</published><author><name>%s</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">%s</div></content></entry></feed>' % (UK["title"], UK["date"], UK["author"], "".join("<p>%s</p>" % p for p in UK["paras"])))
    write("result.json", json.dumps({"name": "Порт сьогодні", "type": "public_channel", "id": 1, "messages": [
        {"id": 1, "type": "service", "date": "2024-10-01T10:00:00", "date_unixtime": "1727766000", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2024-10-08T19:45:00", "date_unixtime": "1728405900", "from": "Порт сьогодні", "text": [{"type": "bold", "text": UK["title"]}, "\n\n" + "\n\n".join(UK["paras"])]},
        {"id": 3, "type": "message", "date": "2024-10-08T20:10:00", "date_unixtime": "1728407400", "from": "Порт сьогодні", "text": plain(RU)},
        {"id": 4, "type": "message", "date": "2024-10-08T20:11:00", "date_unixtime": "1728407460", "from": "Порт сьогодні", "photo": "x.jpg", "text": ""}]}, ensure_ascii=False))
    write("article.eml", mail(UK, "koi8-u"))
    write("article.mhtml", mhtml(UK))
    docx(UK)
    odt(UK)
    epub(UK)
    if "--no-pdf" not in sys.argv:
        pdf(UK)


main()

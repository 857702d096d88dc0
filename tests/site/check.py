"""Checks a site folder: check.py SITE

Every link and every fragment leads somewhere in the folder; ids are unique; each page has one h1, one main, a title; no
style element or attribute, no handler, no script but from a file or data that no browser runs; nothing is fetched from
elsewhere; feed, site map and JSON can be parsed and name pages that are there.
"""
import json
import os
import sys
import urllib.parse
import xml.etree.ElementTree
from html.parser import HTMLParser

LOADED = {"script": "src", "img": "src", "source": "src", "iframe": "src", "embed": "src", "object": "data"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.loads, self.wrong, self.count, self.references = [], [], [], [], {}, []
        self.canonical, self.drawing = None, False

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        self.drawing = self.drawing or tag == "svg"
        if not (self.drawing and tag == "title"):
            self.count[tag] = self.count.get(tag, 0) + 1
        if "id" in attributes:
            self.ids.append(attributes["id"])
        for name in ("aria-labelledby", "headers", "aria-describedby", "for"):
            self.references += (attributes.get(name) or "").split()
        if tag == "style" or "style" in attributes:
            self.wrong.append(f"inline style in <{tag}>")
        if any(name.startswith("on") for name in attributes):
            self.wrong.append(f"handler in <{tag}>")
        if tag == "script" and "src" not in attributes and attributes.get("type") != "application/ld+json":
            self.wrong.append("inline script")
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "link" and attributes.get("rel") == "canonical":
            self.canonical = attributes["href"]
        if tag == "link" and attributes.get("rel") in ("stylesheet", "icon", "preload"):
            self.loads.append(attributes["href"])
        if LOADED.get(tag) in attributes:
            self.loads.append(attributes[LOADED[tag]])

    def handle_endtag(self, tag):
        self.drawing = self.drawing and tag != "svg"


def main():
    root, problems, pages = os.path.abspath(sys.argv[1]), [], {}
    files = {os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names}
    for path in files:
        if path.endswith(".html"):
            pages[path] = page = Page()
            with open(path, encoding="utf-8") as file:
                page.feed(file.read())
    for path, page in sorted(pages.items()):
        name = os.path.relpath(path, root)
        problems += [f"{name}: {text}" for text in page.wrong]
        problems += [f"{name}: id '{one}' twice" for one in {one for one in page.ids if page.ids.count(one) > 1}]
        problems += [f"{name}: no id '{one}'" for one in page.references if one not in page.ids]
        for tag in ("h1", "main", "title"):
            if page.count.get(tag) != 1:
                problems.append(f"{name}: {page.count.get(tag, 0)} <{tag}>")
        for link in page.links + page.loads:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                if link in page.loads:
                    problems.append(f"{name}: loads {link}")
                continue
            target = path
            if parts.path:
                target = os.path.normpath(os.path.join(os.path.dirname(path), urllib.parse.unquote(parts.path)))
                if parts.path.endswith("/"):
                    target = os.path.join(target, "index.html")
            if target not in files:
                problems.append(f"{name}: {link} leads nowhere")
            elif parts.fragment and target in pages and urllib.parse.unquote(parts.fragment) not in pages[target].ids:
                problems.append(f"{name}: {link} has no such place")
    base = pages[os.path.join(root, "index.html")].canonical
    for name in ("bao-cao.atom", "sitemap.xml"):
        tree = xml.etree.ElementTree.parse(os.path.join(root, name))
        addresses = [element.text for element in tree.iter() if element.tag.endswith("}loc")]
        addresses += [element.get("href") for element in tree.iter() if element.tag.endswith("}link")]
        for address in addresses:
            target = os.path.join(root, (address or "").removeprefix(base))
            if not address.startswith(base) or not (target in files or os.path.join(target, "index.html") in files):
                problems.append(f"{name}: {address} leads nowhere")
    for path in files:
        if path.endswith((".json", ".jsonld")):
            with open(path, encoding="utf-8") as file:
                json.load(file)
    print("\n".join(problems[:50]))
    print(f"{len(pages)} pages, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
